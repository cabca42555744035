// Servers: how they vote, and for how long what they chose is kept when the bot is gone.
import { USUAL_RULES, type VoteRules } from '../model/vote.ts';
import type { Db } from './schema.ts';

export async function voteRules(db: Db, guildId: string): Promise<VoteRules> {
  const row = await db
    .selectFrom('servers')
    .select(['vote_up', 'vote_down'])
    .where('guild_id', '=', guildId)
    .executeTakeFirst();
  return { up: row?.vote_up ?? USUAL_RULES.up, down: row?.vote_down ?? null };
}

export async function changeVoteRules(db: Db, guildId: string, { up, down }: VoteRules): Promise<void> {
  const rules = { vote_up: up, vote_down: down };
  await db
    .insertInto('servers')
    .values({ guild_id: guildId, ...rules })
    .onConflict((conflict) => conflict.column('guild_id').doUpdateSet(rules))
    .execute();
}
