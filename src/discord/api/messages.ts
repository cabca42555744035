// The few requests by which the bot posts: messages, threads, forum posts, reactions, publishing; nothing is cached.

import {
  type APIDMChannel,
  type APIMessage,
  type APIThreadChannel,
  DiscordAPIError,
  type RawFile,
  REST,
  RESTJSONErrorCodes,
  type RESTOptions,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
  SnowflakeUtil,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import { z } from 'zod';
import { truncate } from '../../model/text.ts';
import { EmbedsLeftOut } from '../embeds-left-out.ts';
import { NetworkTrouble } from '../network-trouble.ts';
import { isLongLimit } from '../rate-limit.ts';
import type { Payload } from '../views/payload.ts';

/** Discord's error codes that mean that what was asked for is done already. */
const ALREADY = { hasThread: 160004, isPublished: 40033 } as const;

const THREAD_NAME = 100;

/** How far apart two clocks may be, in milliseconds, when messages are looked for by time. */
const CLOCKS = 60_000;

/** What Discord is sent: nobody is pinged but those whom the payload names. */
function toBody({
  pings = [],
  notified = [],
  files = [],
  ...payload
}: Payload): RESTPostAPIChannelMessageJSONBody {
  const attachments = files.map((file, at) => ({
    id: String(at),
    ...('description' in file && { description: file.description }),
  }));
  return {
    ...payload,
    ...(attachments.length > 0 && { attachments }),
    allowed_mentions: { parse: [], roles: [...pings], users: [...notified] },
  };
}

/** What goes up beside the body. */
function toFiles({ files = [] }: Payload): { files?: RawFile[] } {
  const raw = files.map((file) => ({
    name: file.name,
    data: Buffer.from('text' in file ? file.text : file.bytes),
  }));
  return raw.length > 0 ? { files: raw } : {};
}

/** The channel of direct messages with a member; opening it again gives the same. */
export async function openDirectMessages(rest: REST, memberId: string): Promise<string> {
  const body = { recipient_id: memberId };
  const channel = (await rest.post(Routes.userChannels(), { body })) as APIDMChannel;
  return channel.id;
}

/** An account that was deleted is in no server. */
export async function isInServer(rest: REST, guildId: string, memberId: string): Promise<boolean> {
  try {
    await rest.get(Routes.guildMember(guildId, memberId));
    return true;
  } catch (error) {
    if (isError(error, RESTJSONErrorCodes.UnknownMember) || isError(error, RESTJSONErrorCodes.UnknownUser))
      return false;
    throw error;
  }
}

/** Sends a message once: within minutes, the same nonce (at most 25 characters) gives the earlier message back. */
export async function sendMessage(
  rest: REST,
  channelId: string,
  payload: Payload,
  nonce: string,
): Promise<string> {
  const body = { ...toBody(payload), nonce, enforce_nonce: true };
  const request = { body, ...toFiles(payload) };
  return idIn(await rest.post(Routes.channelMessages(channelId), request), payload);
}

export async function editMessage(
  rest: REST,
  channelId: string,
  messageId: string,
  payload: Payload,
): Promise<void> {
  idIn(await rest.patch(Routes.channelMessage(channelId, messageId), { body: toBody(payload) }), payload);
}

/** Starts the thread of a message, which has the message's id; once is enough. */
export async function startThread(
  rest: REST,
  channelId: string,
  messageId: string,
  name: string,
): Promise<string> {
  const body = {
    name: truncate(name, THREAD_NAME),
    auto_archive_duration: ThreadAutoArchiveDuration.OneWeek,
  };
  await rest.post(Routes.threads(channelId, messageId), { body }).catch((error: unknown) => {
    if (!isError(error, ALREADY.hasThread)) throw error;
  });
  return messageId;
}

export interface ForumPost {
  readonly name: string;
  readonly tags: readonly string[];
  readonly payload: Payload;
}

/** Starts a post in a forum. No nonce guards it, so `once` must be a REST client that never tries again by itself. */
export async function startForumPost(
  once: REST,
  forumId: string,
  { name, tags, payload }: ForumPost,
): Promise<string> {
  const body = {
    name: truncate(name, THREAD_NAME),
    applied_tags: tags,
    message: toBody(payload),
    auto_archive_duration: ThreadAutoArchiveDuration.OneWeek,
  };
  return idIn(await once.post(Routes.threads(forumId), { body, ...toFiles(payload) }), payload);
}

export async function react(rest: REST, channelId: string, messageId: string, emoji: string): Promise<void> {
  await rest.put(Routes.channelMessageOwnReaction(channelId, messageId, encodeURIComponent(emoji)));
}

/** Publishes a message of an announcement channel; once is enough. */
export async function publish(rest: REST, channelId: string, messageId: string): Promise<void> {
  await rest.post(Routes.channelMessageCrosspost(channelId, messageId)).catch((error: unknown) => {
    if (!isError(error, ALREADY.isPublished)) throw error;
  });
}

/** The messages of a channel since a moment, oldest first. */
export async function messagesSince(rest: REST, channelId: string, since: number): Promise<APIMessage[]> {
  const messages: APIMessage[] = [];
  let after = SnowflakeUtil.generate({ timestamp: since - CLOCKS }).toString();
  for (;;) {
    const query = new URLSearchParams({ after, limit: '100' });
    const page = (await rest.get(Routes.channelMessages(channelId), { query })) as APIMessage[];
    const ascending = page.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
    messages.push(...ascending);
    const last = ascending.at(-1);
    if (!last || page.length < 100) return messages;
    after = last.id;
  }
}

/** The first messages of a forum's posts since a moment. */
export async function forumPostsSince(
  rest: REST,
  guildId: string,
  forumId: string,
  since: number,
): Promise<APIMessage[]> {
  const { threads } = (await rest.get(Routes.guildActiveThreads(guildId))) as { threads: APIThreadChannel[] };
  const archived = (await rest.get(Routes.channelThreads(forumId, 'public'))) as {
    threads: APIThreadChannel[];
  };
  const recent = [...threads, ...archived.threads].filter(
    ({ id, parent_id }) => parent_id === forumId && SnowflakeUtil.timestampFrom(id) >= since - CLOCKS,
  );
  const messages = await Promise.all(recent.map(({ id }) => firstMessage(rest, id)));
  return messages.filter((message) => message !== null);
}

/** The message that a forum post began with, or null where it was deleted; it has the post's id. */
async function firstMessage(rest: REST, postId: string): Promise<APIMessage | null> {
  try {
    return (await rest.get(Routes.channelMessage(postId, postId))) as APIMessage;
  } catch (error) {
    if (isError(error, RESTJSONErrorCodes.UnknownMessage)) return null;
    throw error;
  }
}

/** A REST client beside the gateway's own that tries nothing again by itself. */
export function restOnce(token: string, options: Partial<RESTOptions>): REST {
  return new REST({ ...options, retries: 0, rejectOnRateLimit: isLongLimit }).setToken(token);
}

const embeds = z.array(z.unknown()).optional();
const made = z.object({ id: z.string().min(1), embeds, message: z.object({ embeds }).optional() });

/** Of a message, or of a forum post with its first message. What stands between may answer with JSON of its own. */
function idIn(answer: unknown, payload: Payload): string {
  const parsed = made.safeParse(answer);
  if (!parsed.success) throw new NetworkTrouble('the answer to a message is not Discord’s');
  const { id, message } = parsed.data;
  const shown = message?.embeds ?? parsed.data.embeds;
  if ((payload.embeds?.length ?? 0) > 0 && shown?.length === 0) throw new EmbedsLeftOut();
  return id;
}

function isError(error: unknown, code: number): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}
