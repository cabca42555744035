// Limits that no header announces: publishing, and editing what is old or published.
import { MessageFlags } from 'discord-api-types/v10';
import { DiscordError, type RefusalName, refusal } from '../errors.ts';
import { CROSSPOSTS, EDITS_OF_OLD, EDITS_OF_PUBLISHED, type Limits } from '../limits.ts';
import { timeOf } from '../snowflake.ts';
import type { Call, Route } from './route.ts';

const HOUR = 60 * 60_000;
const MESSAGE = '/channels/:channel/messages/:message';

interface Hit {
  readonly error: DiscordError;
  readonly headers: Readonly<Record<string, string>>;
}

export function hiddenLimit({ state, params }: Call, { method, path }: Route, limits: Limits): Hit | null {
  const { channel = '', message: id = '' } = params;
  if (method === 'POST' && path === `${MESSAGE}/crosspost`)
    return hit(limits.takeHidden(CROSSPOSTS, channel), null);
  if (method !== 'PATCH' || path !== MESSAGE) return null;
  const message = state.channels.get(channel)?.log?.get(id);
  if (message && (message.flags & MessageFlags.Crossposted) !== 0)
    return hit(limits.takeHidden(EDITS_OF_PUBLISHED, id), 'ChannelWriteRateLimit');
  if (message && state.now() - timeOf(id) > HOUR)
    return hit(
      limits.takeHidden(EDITS_OF_OLD, channel),
      'MaximumNumberOfEditsToMessagesOlderThanOneHourReached',
    );
  return null;
}

/**
 * The header says one second and only the body the truth where a published message is edited, as on discord.com
 * (discord-api-docs#6109): whoever trusts the header asks in vain every second.
 */
function hit(wait: number | null, name: RefusalName | null): Hit | null {
  if (wait === null) return null;
  const limit = { retry_after: wait, global: false };
  const error = name
    ? new DiscordError(429, { ...refusal(name).body, ...limit })
    : new DiscordError(429, { code: 0, message: 'The resource is being rate limited.', ...limit });
  const told = name === 'ChannelWriteRateLimit' ? 1 : wait;
  return { error, headers: { 'X-RateLimit-Scope': 'shared', 'Retry-After': told.toFixed(3) } };
}
