// A user is a person or the bot; whether they opened their direct messages and installed the app is theirs.
import type { APIUser, LocaleString, Snowflake } from 'discord-api-types/v10';

export interface UserState {
  readonly id: Snowflake;
  readonly username: string;
  readonly displayName: string;
  readonly bot: boolean;
  /** The language of their client. */
  locale: LocaleString;
  /** Direct messages from the bot are refused. */
  closedDms: boolean;
  /** They installed the app for themselves, so its commands follow them everywhere. */
  installed: boolean;
}

export function userPayload(user: UserState): APIUser {
  return {
    id: user.id,
    username: user.username,
    discriminator: '0',
    global_name: user.bot ? null : user.displayName,
    avatar: null,
    banner: null,
    accent_color: null,
    avatar_decoration_data: null,
    ...(user.bot && { bot: true }),
  };
}

/** A user name of a display name: lower case, and only what Discord allows in one. */
export function toUsername(displayName: string): string {
  const plain = displayName
    .toLowerCase()
    .replace(/\s+/g, '_')
    .replace(/[^a-z0-9_.]/g, '');
  return plain.length >= 2 ? plain : `user_${plain}`;
}
