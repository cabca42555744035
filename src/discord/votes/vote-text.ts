// How a server's votes for papers are shown: 👍 5, and 👎 2 where there are votes against.
import type { Speech } from '../../locale/texts.ts';
import { shownEmoji, type VoteRules } from '../../model/vote-emoji.ts';
import { voteRules } from '../../store/servers.ts';
import { type Tally, tallyVotes } from '../../store/votes.ts';
import type { App } from '../app.ts';
import { withCount } from '../views/count-text.ts';

/** The votes of a server by paper; papers without any are left out, and all are where there is no server. */
export async function voteTexts(
  { store }: Pick<App, 'store'>,
  guildId: string | null,
  paperIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (guildId === null) return new Map();
  const rules = await voteRules(store, guildId);
  const tallies = await tallyVotes(store, guildId, paperIds);
  return new Map([...tallies].map(([id, tally]) => [id, voteText(tally, rules)]));
}

export function voteText({ up, down }: Tally, rules: VoteRules): string {
  const against = rules.down !== null && down > 0 ? [withCount(shownEmoji(rules.down), down)] : [];
  const votes = up > 0 || against.length === 0 ? [withCount(shownEmoji(rules.up), up)] : [];
  return [...votes, ...against].join(' ');
}

/** Tells admins that the emoji is gone that members voted with, and what takes its place. */
export function lostLines(lost: string | null, up: string, say: Speech): string[] {
  if (lost === null) return [];
  return [`⚠ ${say('votes.lost', { emoji: shownEmoji(lost), up: shownEmoji(up) })}`];
}
