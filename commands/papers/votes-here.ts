// The votes that papers have in the server where they are looked up.
import type { Call } from '../../src/discord/command.ts';
import { countVotes } from '../../src/store/votes.ts';

/** How many members of the server voted for each; null where there is no server. */
export async function votesHere(
  { app, guildId }: Call,
  paperIds: readonly string[],
): Promise<((paperId: string) => number) | null> {
  if (guildId === null) return null;
  const votes = await countVotes(app.store, guildId, paperIds);
  return (paperId) => votes.get(paperId) ?? 0;
}
