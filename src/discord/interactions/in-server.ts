// For commands that are about a server.
import { UserError } from '../../model/errors.ts';
import type { Call } from './call.ts';

/** The server's id. Throws a UserError where there is none, or none that the bot is a member of. */
export function inServer({ guildId, isGuest }: Pick<Call, 'guildId' | 'isGuest'>): string {
  if (guildId === null) throw new UserError(isGuest ? 'member-servers-only' : 'servers-only');
  return guildId;
}
