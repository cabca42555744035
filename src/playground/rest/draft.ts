// A checked message body to what is stored of a new message, or changed of an old one.
import {
  type APIAttachment,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  MessageFlags,
  type Snowflake,
} from 'discord-api-types/v10';
import { storeFile } from '../state/attachment.ts';
import type { MessageState } from '../state/message-state.ts';
import type { Edit } from '../state/post-message.ts';
import {
  type AttachmentBody,
  checkMessage,
  isV2,
  type MessageBody,
  type MessageChecks,
} from './check-message.ts';
import { Form, type Path } from './form.ts';
import type { Call } from './route.ts';
import { numbered, withMedia } from './stored-form.ts';

/** Of the flags, a bot may set only these; the others say what Discord did with the message. */
const SETTABLE =
  MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2;

export interface Written {
  readonly content: string;
  readonly embeds: APIEmbed[];
  readonly components: APIMessageTopLevelComponent[];
  readonly attachments: APIAttachment[];
  readonly flags: number;
}

interface Where {
  readonly channelId: Snowflake;
  readonly path?: Path;
  readonly ephemeral?: boolean;
}

/** A new message of `body` and the files that came with it. */
export function writeMessage(
  call: Call,
  body: MessageBody,
  { channelId, path = [], ephemeral }: Where,
): Written {
  const uploads = uploadsOf(call, body);
  const fileNames = new Set(uploads.map(({ name }) => name));
  check(body, { path, fileNames, v2: isV2(body.flags) });
  const attachments = uploads.map(({ file, notes }) =>
    storeFile(call.state, channelId, file, notes, ephemeral ?? false),
  );
  return {
    content: body.content?.trim() ?? '',
    ...withMedia(body.embeds ?? [], attachments),
    components: numbered(body.components ?? []),
    flags: (body.flags ?? 0) & SETTABLE,
  };
}

/** What `body` changes of `message`: what it doesn't name stays, null clears. */
export function writeEdit(
  call: Call,
  body: MessageBody,
  message: MessageState,
  { channelId, path = [] }: Where,
): Edit {
  const uploads = uploadsOf(call, body);
  const kept = keptAttachments(body, message);
  const fileNames = new Set([...uploads.map(({ name }) => name), ...kept.map(({ filename }) => filename)]);
  const v2 = isV2(message.flags) || isV2(body.flags);
  check(body, { path, fileNames, v2 });
  const added = uploads.map(({ file, notes }) =>
    storeFile(call.state, channelId, file, notes, message.onlyTo !== null),
  );
  const attachments = [...kept, ...added];
  const media = withMedia(body.embeds ?? [], attachments);
  return {
    ...(body.content !== undefined && { content: body.content?.trim() ?? '' }),
    ...(body.embeds !== undefined && { embeds: media.embeds }),
    ...(body.components !== undefined && { components: numbered(body.components ?? []) }),
    ...((body.attachments !== undefined || added.length > 0) && { attachments: media.attachments }),
    ...(body.flags !== undefined && {
      flags: (message.flags & ~MessageFlags.SuppressEmbeds) | ((body.flags ?? 0) & SETTABLE),
    }),
    ...(body.allowed_mentions !== undefined && { allowedMentions: body.allowed_mentions }),
  };
}

function check(body: MessageBody, checks: MessageChecks): void {
  const form = new Form();
  checkMessage(form, body, checks);
  form.throwIfWrong();
}

/** Each upload with what the body says of it under the same number. */
function uploadsOf({ files }: Call, { attachments }: MessageBody) {
  return [...files].map(([index, file]) => {
    const notes =
      attachments?.find(({ id }) => String(id) === String(index)) ?? ({} as Partial<AttachmentBody>);
    return { file, notes, name: notes.filename ?? file.name };
  });
}

/** An edit that names attachments keeps only those; one that doesn't keeps all. */
function keptAttachments({ attachments }: MessageBody, message: MessageState): APIAttachment[] {
  if (attachments === undefined) return message.attachments;
  const named = new Set(attachments?.map(({ id }) => String(id)));
  return message.attachments.filter(({ id }) => named.has(id));
}
