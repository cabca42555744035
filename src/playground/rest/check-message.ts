// What a message may hold, beyond the schema: the limits that Discord documents and its OpenAPI leaves out.
import {
  AllowedMentionsTypes,
  type APIAllowedMentions,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  MessageFlags,
} from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { checkComponents } from './check-components.ts';
import { checkEmbeds } from './check-embeds.ts';
import type { Form, Path } from './form.ts';

/** The keys of a message that are the same wherever one is written. */
export interface MessageBody {
  readonly content?: string | null | undefined;
  readonly embeds?: APIEmbed[] | null | undefined;
  readonly components?: APIMessageTopLevelComponent[] | null | undefined;
  readonly attachments?: readonly AttachmentBody[] | null | undefined;
  readonly allowed_mentions?: APIAllowedMentions | null | undefined;
  readonly flags?: number | null | undefined;
  readonly sticker_ids?: readonly string[] | null | undefined;
  readonly poll?: unknown;
}

export interface AttachmentBody {
  readonly id: string | number;
  readonly filename?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly is_spoiler?: boolean | null | undefined;
}

const CONTENT = 2000;
const ATTACHMENTS = 10;

export interface MessageChecks {
  readonly path: Path;
  /** Names of files that are there: uploaded with it, or kept by an edit. */
  readonly fileNames: ReadonlySet<string>;
  /** An edited message that was written with IsComponentsV2 stays so. */
  readonly v2: boolean;
}

export function checkMessage(form: Form, body: MessageBody, { path, fileNames, v2 }: MessageChecks): void {
  if ((body.content ?? '').length > CONTENT) form.length([...path, 'content'], 0, CONTENT);
  const attached = { names: fileNames };
  checkEmbeds(form, body.embeds ?? [], [...path, 'embeds'], attached);
  checkComponents(form, body.components ?? [], [...path, 'components'], { v2, attached });
  if (v2) checkNothingBeside(form, body, path);
  if (fileNames.size > ATTACHMENTS) throw refusal('MaximumNumberOfAttachmentsInAMessageReached');
  checkAllowedMentions(form, body.allowed_mentions, [...path, 'allowed_mentions']);
}

/** A message of components V2 is nothing else. */
function checkNothingBeside(form: Form, body: MessageBody, path: Path): void {
  for (const key of ['content', 'embeds', 'sticker_ids', 'poll'] as const) {
    const value = body[key];
    if (!value || (Array.isArray(value) && value.length === 0)) continue;
    form.add(
      [...path, key],
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    );
  }
}

function checkAllowedMentions(form: Form, allowed: APIAllowedMentions | null | undefined, path: Path): void {
  const lists = [
    [AllowedMentionsTypes.User, allowed?.users],
    [AllowedMentionsTypes.Role, allowed?.roles],
  ] as const;
  for (const [type, ids] of lists)
    if (allowed?.parse?.includes(type) && ids?.length)
      form.add(
        path,
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${type}"] and ${type}: [ids...] are mutually exclusive.`,
      );
}

export function isV2(flags: number | null | undefined): boolean {
  return ((flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
}

/** Refuses what shows nothing at all. */
export function requireSomething(message: {
  readonly content: string;
  readonly embeds: readonly unknown[];
  readonly components: readonly unknown[];
  readonly attachments: readonly unknown[];
}): void {
  const { content, embeds, components, attachments } = message;
  if (content.trim() === '' && embeds.length + components.length + attachments.length === 0)
    throw refusal('CannotSendAnEmptyMessage');
}
