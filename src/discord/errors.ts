// The one table of what an error means: weather that passes, a limit that ends, a decision that is known, or one that isn't.
import { DiscordAPIError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { UserError } from '../model/errors.ts';
import type { PauseReason } from '../model/subscription.ts';
import { decisionOf } from './decisions.ts';
import { EmbedsLeftOut } from './embeds-left-out.ts';
import { limitMs } from './rate-limit.ts';

export type Meaning =
  /** It passes: the work waits and is done later. */
  | { readonly kind: 'weather' }
  /** The work is put back for so many milliseconds. */
  | { readonly kind: 'limit'; readonly waitMs: number }
  /** Discord's own, about the channel. `isKnown`: false where the bot has no word for it. */
  | {
      readonly kind: 'decision';
      readonly reason: PauseReason;
      readonly isKnown: boolean;
      readonly code: number;
      /** In so many milliseconds it is over, where Discord says so. */
      readonly waitMs?: number;
    };

const WEATHER: Meaning = { kind: 'weather' };

/** Discord refuses every message for the same reason, so that no single one is at fault. */
export class AllRefused extends Error {
  override readonly name = 'AllRefused';
  readonly reason: PauseReason;

  constructor(reason: 'refused' | 'blocked-words') {
    super('Discord refuses every message');
    this.reason = reason;
  }
}

/** The gateway tells already why Discord would refuse what was about to be sent. */
export class Obstructed extends Error {
  override readonly name = 'Obstructed';
  readonly reason: PauseReason;

  constructor(reason: PauseReason) {
    super(`not sent: ${reason}`);
    this.reason = reason;
  }
}

/** What was thrown at a piece of work for a channel. What Discord didn't decide is weather, whatever it is. */
export function meaningOf(error: unknown): Meaning {
  if (error instanceof RateLimitError) return { kind: 'limit', waitMs: limitMs(error) };
  if (error instanceof AllRefused || error instanceof Obstructed)
    return { kind: 'decision', reason: error.reason, isKnown: true, code: 0 };
  if (error instanceof EmbedsLeftOut)
    return { kind: 'decision', reason: 'no-embeds', isKnown: true, code: 0 };
  if (error instanceof UserError && error.key === 'channel-gone')
    return { kind: 'decision', reason: 'channel-gone', isKnown: true, code: 0 };
  if (!isRefusal(error)) return WEATHER;
  const code = Number(error.code);
  const waitMs = slowModeMs(error);
  const reason = decisionOf(code);
  return {
    kind: 'decision',
    reason: reason ?? 'refused',
    isKnown: reason !== null,
    code,
    ...(waitMs !== null && { waitMs }),
  };
}

/** Null where it is no slow mode, or Discord doesn't say how long it takes. */
function slowModeMs({ code, rawError }: DiscordAPIError): number | null {
  if (code !== RESTJSONErrorCodes.ActionCannotBePerformedDueToSlowmodeRateLimit) return null;
  const seconds = 'retry_after' in rawError ? Number(rawError.retry_after) : Number.NaN;
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null;
}

/** Discord understood and said no, with a code of its own: nothing was done, and asking again changes nothing. */
export function isRefusal(error: unknown): error is DiscordAPIError {
  if (!(error instanceof DiscordAPIError) || error.status >= 500 || error.status === 401) return false;
  const code = Number(error.code);
  if (!(code > 0) || code === RESTJSONErrorCodes.CloudflareIsBlockingYourRequest) return false;
  return error.status !== 429 || decisionOf(code) !== null;
}

/** AutoMod, and Discord's own filter of harmful links: they judge a message, not the channel. */
export function isBlocked(error: unknown): boolean {
  return isRefusal(error) && decisionOf(Number(error.code)) === 'blocked-words';
}

/** Discord finds something in the message itself that it doesn't take. */
export function isMalformed(error: unknown): boolean {
  return isRefusal(error) && error.code === RESTJSONErrorCodes.InvalidFormBodyOrContentType;
}

/** What is written to, or replied to, was deleted. */
export function isGone(error: unknown): boolean {
  const { UnknownChannel, UnknownMessage } = RESTJSONErrorCodes;
  return isRefusal(error) && [UnknownChannel, UnknownMessage].includes(Number(error.code));
}

/** A person who takes no direct messages from the bot, or isn't there any more. */
const CLOSED: readonly number[] = [
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
  RESTJSONErrorCodes.UnknownUser,
];

export function areClosed(error: unknown): boolean {
  return isRefusal(error) && CLOSED.includes(Number(error.code));
}

/** Too many direct messages were opened in a short time. */
export function isTooFast(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.OpeningDirectMessagesTooFast;
}
