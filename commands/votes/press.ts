// The vote buttons of an opened paper: for, and where the server allows it against; pressed again, the vote is taken back.
import { messageLink } from 'discord.js';
import type { Call } from '../../src/discord/interactions/call.ts';
import { type Answer, sharedPresses } from '../../src/discord/interactions/command.ts';
import { inServer } from '../../src/discord/interactions/in-server.ts';
import { SIGNS } from '../../src/discord/views/paper-buttons.ts';
import { COLOUR } from '../../src/discord/views/payload.ts';
import { takeBackOpposites } from '../../src/discord/votes/opposites.ts';
import { UserError } from '../../src/model/errors.ts';
import { readSource } from '../../src/model/vote.ts';
import { type Sign, shownEmoji } from '../../src/model/vote-emoji.ts';
import { findCards } from '../../src/store/posts.ts';
import { voteRules } from '../../src/store/servers.ts';
import { pressVote, sourcesSaying, type Voter } from '../../src/store/votes.ts';
import { paperCard } from '../papers/card.ts';

export default sharedPresses({
  vote: async (call, { args: [paperId = '', way = ''] }) => {
    const { app, memberId } = call;
    const voter = { guildId: inServer(call), paperId, memberId };
    const sign = SIGNS[way];
    if (sign === undefined) throw new UserError('old-button');
    const pressed = await pressVote(app.store, { ...voter, sign }, app.now());
    if (pressed === 'by reaction') return pointToReaction(call, voter, sign);
    if (pressed === 'given') await takeBackOpposites(app, [{ ...voter, sign, source: '' }]);
    return { ...(await paperCard(call, paperId)), as: 'update' };
  },
});

/** A vote that a reaction gives is taken back where it was given. */
async function pointToReaction({ app, say }: Call, voter: Voter, sign: Sign): Promise<Answer> {
  const rules = await voteRules(app.store, voter.guildId);
  const sources = await sourcesSaying(app.store, voter, sign);
  const ids = sources.map((source) => readSource(source)?.messageId).filter((id) => id !== undefined);
  const cards = await findCards(app.store, ids);
  const links = [...cards.values()].map((card) => messageLink(card.channelId, card.messageId, voter.guildId));
  const emoji = shownEmoji((sign === 1 ? rules.up : rules.down) ?? '');
  const description = say('votes.byReaction', { emoji, links: links.join(' ') });
  return { embeds: [{ color: COLOUR, description }], as: 'private' };
}
