// Reactions on cards to votes: per server, paper and member, whatever happens to the bot in between.
import {
  Events,
  type MessageReaction,
  type PartialMessageReaction,
  type PartialUser,
  type User,
} from 'discord.js';
import { isVoteEmoji, reactionSource, type Vote } from '../model/vote.ts';
import { findCard } from '../store/posts.ts';
import { addVote, removeVote, removeVotesOn } from '../store/votes.ts';
import type { App } from './app.ts';

type Reaction = MessageReaction | PartialMessageReaction;

export function listenForVotes(app: App): void {
  const { client, store, log, now } = app;
  // One after the other: a reaction and its removal must not overtake each other.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<unknown>) => {
    last = last.then(work).catch((error: unknown) => log.error({ err: error }, 'a vote could not be stored'));
  };

  client.on(Events.MessageReactionAdd, (reaction, user) => {
    inTurn(async () => {
      const vote = await voteOf(app, reaction, user);
      if (vote) await addVote(store, vote, now());
    });
  });
  client.on(Events.MessageReactionRemove, (reaction, user) => {
    inTurn(async () => {
      const vote = await voteOf(app, reaction, user);
      if (vote) await removeVote(store, vote);
    });
  });
  client.on(Events.MessageReactionRemoveEmoji, ({ message, emoji: { name } }) => {
    if (name !== null) inTurn(() => removeVotesOn(store, message.id, name));
  });
  client.on(Events.MessageReactionRemoveAll, ({ id }) => {
    inTurn(() => removeVotesOn(store, id));
  });
}

/** The vote that a reaction is, or null: another emoji, another message, or a bot. */
async function voteOf(
  { store, client }: App,
  reaction: Reaction,
  user: User | PartialUser,
): Promise<Vote | null> {
  const { name } = reaction.emoji;
  if (name === null || !isVoteEmoji(name) || user.id === client.user.id || user.bot) return null;
  const found = await findCard(store, reaction.message.id);
  if (!found) return null;
  return { ...found, memberId: user.id, source: reactionSource(reaction.message.id, name) };
}
