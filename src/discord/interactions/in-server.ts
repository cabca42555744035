// For commands that are about a server.
import { UserError } from '../../model/errors.ts';
import type { Call } from './call.ts';

/** The server's id. Throws a UserError where there is none. */
export function inServer({ guildId }: Pick<Call, 'guildId'>): string {
  if (guildId === null) throw new UserError('servers-only');
  return guildId;
}
