// The buttons under a paper that are about the member: their vote here, and their saved papers.
import { ButtonStyle } from 'discord.js';
import type { Speech } from '../../locale/texts.ts';
import { readRule, type Sign, type VoteRules } from '../../model/vote-emoji.ts';
import type { Tally } from '../../store/votes.ts';
import { action, type Button, buttonId } from './payload.ts';

/** By what a button's id says. */
export const SIGNS: Readonly<Record<string, Sign>> = { up: 1, down: -1 };

/** How a server votes, and how it did for a paper. */
export interface Votes {
  readonly rules: VoteRules;
  readonly tally: Tally;
  /** What the member says who looks. */
  readonly own: Sign | null;
}

/** `votes` is null where there is no server. */
export function memberButtons(paperId: string, votes: Votes | null, say: Speech): Button[] {
  return [
    ...(votes === null ? [] : voteButtons(paperId, votes)),
    action(buttonId('save', paperId), say('show.save'), { emoji: '🔖' }),
  ];
}

/** The member's own vote is in colour. `key`: of the card that they stand on, where all see them. */
export function voteButtons(paperId: string, { rules, tally, own }: Votes, key?: string): Button[] {
  const button = (way: 'up' | 'down', rule: string) => {
    const named = readRule(rule);
    const emoji = named.id === null ? (named.name ?? rule) : { id: named.id, name: named.name ?? '' };
    const style = own === SIGNS[way] ? ButtonStyle.Primary : ButtonStyle.Secondary;
    const id = buttonId('vote', paperId, way, ...(key === undefined ? [] : [key]));
    return action(id, String(tally[way]), { emoji, style });
  };
  return [button('up', rules.up), ...(rules.down === null ? [] : [button('down', rules.down)])];
}
