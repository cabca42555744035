// Discord's markup to words, without ids and times, so that a transcript is the same on every run.
import type { Snowflake } from 'discord-api-types/v10';
import type { State } from '../state/state.ts';

/** `guildId` is where roles are looked up. */
export function toWords(state: State, guildId: Snowflake | null, text: string): string {
  const roles = guildId === null ? undefined : state.guilds.get(guildId)?.roles;
  return text
    .replace(/<@!?(\d+)>/g, (_, id: string) => `@${state.users.get(id)?.displayName ?? 'someone'}`)
    .replace(/<@&(\d+)>/g, (_, id: string) => `@${roles?.get(id)?.name ?? 'some-role'}`)
    .replace(/<#(\d+)>/g, (_, id: string) => `#${state.channels.get(id)?.name ?? 'no-access'}`)
    .replace(/<(\/[^:>]+):\d+>/g, '$1')
    .replace(/<a?(:\w+:)\d+>/g, '$1')
    .replace(/<t:-?\d+(?::([a-zA-Z]))?>/g, '<time>')
    .replaceAll(state.url, '')
    .replace(/\b\d{17,20}\b/g, '<id>');
}
