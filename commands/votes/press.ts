// The vote buttons of an opened paper and of cards: for, and where the server allows it against; pressed again, the vote is taken back.
import { messageLink } from 'discord.js';
import type { App } from '../../src/discord/app.ts';
import type { Call } from '../../src/discord/interactions/call.ts';
import { type Answer, sharedPresses } from '../../src/discord/interactions/command.ts';
import { inServer } from '../../src/discord/interactions/in-server.ts';
import { SIGNS } from '../../src/discord/views/paper-buttons.ts';
import { COLOUR, type Payload } from '../../src/discord/views/payload.ts';
import { takeBackOpposites } from '../../src/discord/votes/opposites.ts';
import { drawnButtons } from '../../src/discord/votes/show-votes.ts';
import { UserError } from '../../src/model/errors.ts';
import { readSource } from '../../src/model/vote.ts';
import { type Sign, shownEmoji } from '../../src/model/vote-emoji.ts';
import { findCards } from '../../src/store/posts.ts';
import { cardByKey } from '../../src/store/sent-cards.ts';
import { voteRules } from '../../src/store/servers.ts';
import { noteShown, takeTurn } from '../../src/store/vote-buttons/shown.ts';
import { pressVote, sourcesSaying, type Voter } from '../../src/store/votes.ts';
import { paperCard } from '../papers/card.ts';

export default sharedPresses({
  vote: async (call, { args: [paperId = '', way = '', key] }) => {
    const { app, memberId, say } = call;
    const voter = { guildId: inServer(call), paperId, memberId };
    const sign = SIGNS[way];
    const rules = await voteRules(app.store, voter.guildId);
    if (sign === undefined) throw new UserError('old-button');
    // A card keeps a button against until it is edited, though the server may have no such votes any more.
    if (sign === -1 && rules.down === null)
      throw new UserError('no-votes-against', { emoji: shownEmoji(rules.up) });
    const emoji = shownEmoji((sign === 1 ? rules.up : rules.down) ?? '');
    const pressed = await pressVote(app.store, { ...voter, sign }, app.now());
    if (pressed === 'by reaction') return pointToReaction(call, { ...voter, sign }, emoji);
    if (pressed === 'given') await takeBackOpposites(app, [{ ...voter, sign, source: '' }]);
    if (key === undefined) return { ...(await paperCard(call, paperId)), as: 'update' };
    return showOnCard(
      app,
      key,
      told(say(pressed === 'given' ? 'votes.given' : 'votes.takenBack', { emoji })),
    );
  },
});

/** A vote that a reaction gives is taken back where it was given. */
async function pointToReaction(
  { app, say }: Call,
  { sign, ...voter }: Voter & { readonly sign: Sign },
  emoji: string,
): Promise<Answer> {
  const sources = await sourcesSaying(app.store, voter, sign);
  const ids = sources.map((source) => readSource(source)?.messageId).filter((id) => id !== undefined);
  const cards = await findCards(app.store, ids);
  const links = [...cards.values()].map((card) => messageLink(card.channelId, card.messageId, voter.guildId));
  return { ...told(say('votes.byReaction', { emoji, links: links.join(' ') })), as: 'private' };
}

/** The card itself shows it, unless it was edited in the last minute: then the member is told. */
async function showOnCard({ store, texts, now }: App, key: string, instead: Payload): Promise<Answer> {
  const card = await cardByKey(store, key);
  const turn = card && (await takeTurn(store, card, now()));
  if (!turn) return { ...instead, as: 'private' };
  const { votes } = turn;
  const components = drawnButtons(card, votes, texts(card.language));
  return { components, as: 'update', instead, updated: () => noteShown(store, card, votes) };
}

function told(description: string): Payload {
  return { embeds: [{ color: COLOUR, description }] };
}
