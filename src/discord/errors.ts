// What an error of Discord means for a channel: that it passes, or why nothing can be posted there until somebody mends it.
import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import { UserError } from '../model/errors.ts';
import type { PauseReason } from '../model/subscription.ts';

const REASONS: Readonly<Record<number, PauseReason>> = {
  [RESTJSONErrorCodes.UnknownChannel]: 'channel-gone',
  [RESTJSONErrorCodes.UnknownGuild]: 'kicked',
  [RESTJSONErrorCodes.MissingAccess]: 'no-access',
  [RESTJSONErrorCodes.MissingPermissions]: 'no-permission',
  [RESTJSONErrorCodes.MaximumActiveThreads]: 'forum-full',
};

/** AutoMod, and Discord's own filter of harmful links: they judge a message, not the channel. */
const BLOCKED: readonly number[] = [
  RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration,
  RESTJSONErrorCodes.TitleWasBlockedByAutomaticModeration,
  RESTJSONErrorCodes.MessageBlockedByHarmfulLinksFilter,
];

/** Discord refuses every card, so that no single one is at fault. */
export class AllRefused extends Error {
  override readonly name = 'AllRefused';
}

/** Refusals that are no channel's fault: a token that was reset, too many requests. */
const NOBODYS_FAULT: readonly number[] = [401, 429];

/** Null where trying again may help: Discord is down or busy, or takes the token no more. */
export function whyPaused(error: unknown): PauseReason | null {
  if (error instanceof UserError) return error.key === 'channel-gone' ? 'channel-gone' : 'refused';
  if (error instanceof AllRefused) return 'refused';
  if (!(error instanceof DiscordAPIError)) return null;
  const known = REASONS[Number(error.code)];
  if (known) return known;
  return error.status < 500 && !NOBODYS_FAULT.includes(error.status) ? 'refused' : null;
}

export function isBlocked(error: unknown): boolean {
  return error instanceof DiscordAPIError && BLOCKED.includes(Number(error.code));
}

/** Discord finds something in the message itself that it doesn't take. */
export function isMalformed(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.InvalidFormBodyOrContentType;
}

/** What is written to, or replied to, was deleted. */
export function isGone(error: unknown): boolean {
  if (!(error instanceof DiscordAPIError)) return false;
  return error.code === RESTJSONErrorCodes.UnknownChannel || error.code === RESTJSONErrorCodes.UnknownMessage;
}

/** A person who takes no direct messages from the bot, or isn't there any more. */
const CLOSED: readonly number[] = [
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
  RESTJSONErrorCodes.UnknownUser,
];

export function areClosed(error: unknown): boolean {
  return error instanceof DiscordAPIError && CLOSED.includes(Number(error.code));
}

/** Too many direct messages were opened in a short time. */
export function isTooFast(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.OpeningDirectMessagesTooFast;
}

/** Discord understood and said no: nothing was done. */
export function isRefusal(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status < 500;
}
