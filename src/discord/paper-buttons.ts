// The buttons under an opened paper that are about the member: their vote here, and their saved papers.
import type { Speech } from '../locale/texts.ts';
import { parseEmoji, type VoteRules } from '../model/vote.ts';
import type { Tally } from '../store/votes.ts';
import { action, type Button, buttonId } from './payload.ts';

/** How a server votes, and how it did for a paper. */
export interface Votes {
  readonly rules: VoteRules;
  readonly tally: Tally;
}

/** `votes` is null where there is no server. */
export function memberButtons(paperId: string, votes: Votes | null, say: Speech): Button[] {
  return [
    ...(votes === null ? [] : voteButtons(paperId, votes)),
    action(buttonId('save', paperId), say('show.save'), { emoji: '🔖' }),
  ];
}

function voteButtons(paperId: string, { rules, tally }: Votes): Button[] {
  const button = (sign: 'up' | 'down', rule: string) => {
    const { id, name } = parseEmoji(rule) ?? { id: null, name: rule };
    const emoji = id === null ? (name ?? rule) : { id, name: name ?? '' };
    return action(buttonId('vote', paperId, sign), String(tally[sign]), { emoji });
  };
  return [button('up', rules.up), ...(rules.down === null ? [] : [button('down', rules.down)])];
}
