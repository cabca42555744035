// Whom a message pings: what its words name, as far as allowed_mentions and the author's permissions let it.
import {
  AllowedMentionsTypes,
  type APIAllowedMentions,
  type APIMessageReference,
  type Snowflake,
} from 'discord-api-types/v10';
import { mayIn } from './permissions.ts';
import type { ChannelState } from './state/channel-state.ts';
import type { Mentions } from './state/message-state.ts';
import { guildOf, type State } from './state/state.ts';

export interface Mentioning {
  /** Everything in it that is read as text. */
  readonly words: string;
  readonly authorId: Snowflake;
  /** Absent means that everything is allowed. */
  readonly allowed: APIAllowedMentions | null | undefined;
  readonly reference: APIMessageReference | null;
}

export function readMentions(state: State, channel: ChannelState, message: Mentioning): Mentions {
  const { words, authorId, allowed } = message;
  const parse = new Set(allowed ? (allowed.parse ?? []) : Object.values(AllowedMentionsTypes));
  const users = ids(words, /<@!?(\d+)>/g).filter(
    (id) =>
      state.users.has(id) && (parse.has(AllowedMentionsTypes.User) || (allowed?.users ?? []).includes(id)),
  );
  const replied = repliedUser(channel, message);
  const guild = guildOf(state, channel);
  const mayMentionAll = mayIn(state, channel, authorId, 'MentionEveryone');
  const roles = ids(words, /<@&(\d+)>/g).filter((id) => {
    const role = guild?.roles.get(id);
    if (!role || !(role.mentionable || mayMentionAll)) return false;
    return parse.has(AllowedMentionsTypes.Role) || (allowed?.roles ?? []).includes(id);
  });
  return {
    users: replied === null ? users : [...new Set([...users, replied])],
    roles,
    everyone: mayMentionAll && parse.has(AllowedMentionsTypes.Everyone) && /@(?:everyone|here)\b/.test(words),
  };
}

/** The author of the message replied to is pinged unless allowed_mentions says otherwise. */
function repliedUser(channel: ChannelState, { allowed, reference }: Mentioning): Snowflake | null {
  if (!reference?.message_id || (allowed && !allowed.replied_user)) return null;
  return channel.log?.get(reference.message_id)?.authorId ?? null;
}

function ids(words: string, form: RegExp): Snowflake[] {
  return [...new Set(Array.from(words.matchAll(form), ([, id = '']) => id))];
}
