// The emoji that a server's members vote with: one that was deleted gives way to the usual one.
import { type APIEmoji, DiscordAPIError, type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import { readRule, type VoteRules } from '../../model/vote-emoji.ts';
import { loseEmoji, voteRules } from '../../store/servers.ts';
import type { App } from '../app.ts';

/** The server's rules, when Discord was asked whether it still has its own emoji. */
export async function usableRules(app: App, guildId: string): Promise<VoteRules> {
  const rules = await voteRules(app.store, guildId);
  const { id } = readRule(rules.up);
  if (id === null || !(await isDeleted(app.client.rest, guildId, id))) return rules;
  await replaceEmoji(app, guildId, rules.up);
  return voteRules(app.store, guildId);
}

/** Members may have voted with the usual emoji already, so recent cards are counted again. */
export async function replaceEmoji(
  { store, log, recount }: App,
  guildId: string,
  emoji: string,
): Promise<void> {
  if (!(await loseEmoji(store, guildId, emoji))) return;
  log.warn({ guild: guildId, emoji }, 'vote emoji is gone; members vote with the usual one');
  recount(guildId);
}

/** Discord says so also of an emoji that the bot may not use. */
export function isUnknownEmoji(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownEmoji;
}

/** Where Discord doesn't say, it isn't: it is seen when the emoji is used. */
async function isDeleted(rest: REST, guildId: string, id: string): Promise<boolean> {
  try {
    const { available = true } = (await rest.get(Routes.guildEmoji(guildId, id))) as APIEmoji;
    // A server that lost its boosts keeps an emoji that nobody may use.
    return !available;
  } catch (error) {
    return isUnknownEmoji(error);
  }
}
