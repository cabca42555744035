// Discord's decisions about a channel that the bot knows, by the code of the JSON that tells them; each is a reason to pause.
import { RESTJSONErrorCodes as Code } from 'discord.js';
import type { PauseReason } from '../model/subscription.ts';

const DECISIONS: Readonly<Record<number, PauseReason>> = {
  [Code.UnknownChannel]: 'channel-gone',
  [Code.UnknownGuild]: 'kicked',
  [Code.MissingAccess]: 'no-access',
  [Code.MissingPermissions]: 'no-permission',
  [Code.MaximumActiveThreads]: 'forum-full',
  [Code.ThreadLocked]: 'thread-locked',
  [Code.InvalidActionOnArchivedThread]: 'thread-locked',
  [Code.ThereAreNoTagsAvailableThatCanBeSetByNonModerators]: 'tags-required',
  [Code.TagRequiredToCreateAForumPostInThisChannel]: 'tags-required',
  [Code.ActionCannotBePerformedDueToSlowmodeRateLimit]: 'slow-mode',
  [Code.MessageWasBlockedByAutomaticModeration]: 'blocked-words',
  [Code.TitleWasBlockedByAutomaticModeration]: 'blocked-words',
  [Code.MessageBlockedByHarmfulLinksFilter]: 'blocked-words',
};

/** The reason that a code stands for; null for a code that the bot doesn't know. */
export function decisionOf(code: number): PauseReason | null {
  return DECISIONS[code] ?? null;
}
