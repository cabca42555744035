// A vote for and one against exclude each other: the older reaction is taken off where the bot may do that.
import { PermissionFlagsBits, Routes } from 'discord.js';
import { messageOf } from '../../model/errors.ts';
import { opposite, reactionSource, readSource, type Vote } from '../../model/vote.ts';
import { emojiOf, emojiText, readRule, type VoteRules } from '../../model/vote-emoji.ts';
import { type Card, findCards } from '../../store/posts.ts';
import { voteRules } from '../../store/servers.ts';
import { sourcesSaying, voteOf } from '../../store/votes.ts';
import { countsOf, readMessage } from '../api/reactions.ts';
import type { App } from '../app.ts';
import { isRefusal } from '../errors.ts';

/**
 * Takes off what the newest of each member's votes is the opposite of, unless they have changed their mind since.
 * Where the bot may not, the newest counts all the same.
 */
export async function takeBackOpposites(app: App, votes: readonly Vote[]): Promise<void> {
  const newest = new Map(
    votes.map((vote) => [`${vote.guildId} ${vote.paperId} ${vote.memberId}`, vote] as const),
  );
  for (const vote of newest.values()) {
    const rules = await voteRules(app.store, vote.guildId);
    if (rules.down === null || (await voteOf(app.store, vote)) !== vote.sign) continue;
    for (const source of await sourcesSaying(app.store, vote, opposite(vote.sign))) {
      await takeBack(app, source, vote.memberId, rules);
    }
  }
}

async function takeBack(app: App, source: string, memberId: string, rules: VoteRules): Promise<void> {
  const reaction = readSource(source);
  const card = reaction && (await findCards(app.store, [reaction.messageId])).get(reaction.messageId);
  if (!card || !(await mayManage(app, card))) return;
  const spelling = await spellingOf(app, card, source);
  const emoji = encodeURIComponent(spelling ?? fullName(reaction.emoji, rules));
  const route = Routes.channelMessageUserReaction(card.channelId, card.messageId, emoji, memberId);
  try {
    await app.client.rest.delete(route);
  } catch (error) {
    const level = isRefusal(error) ? 'debug' : 'warn';
    app.log[level]({ message: card.messageId, reason: messageOf(error) }, 'older reaction not taken off');
  }
}

/** Where nobody knows, it may not. */
async function mayManage({ servers }: App, card: Card): Promise<boolean> {
  const channel = await servers.deciding(card).catch(() => null);
  const mine = channel?.guild.members.me?.permissionsIn(channel);
  return mine?.has(PermissionFlagsBits.ManageMessages) ?? false;
}

/** As the reaction stands on the card, variation selectors and a custom emoji's present name included; null where it can't be seen. */
async function spellingOf(
  { client }: App,
  { channelId, messageId }: Card,
  source: string,
): Promise<string | null> {
  const reader = { rest: client.rest, turn: async () => undefined };
  const message = await readMessage(reader, { channelId, messageId }).catch(() => null);
  if (message === null) return null;
  const standing = countsOf(message).find(({ reaction }) => reactionSource(messageId, reaction) === source);
  return standing ? emojiText(standing.reaction.emoji) : null;
}

/** A source keeps only the id of a custom emoji; its name stands in the rules. */
function fullName(emoji: string, rules: VoteRules): string {
  return emojiOf(rules).find((rule) => readRule(rule).id === emoji) ?? emoji;
}
