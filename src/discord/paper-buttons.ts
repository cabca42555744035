// The buttons under an opened paper that are about the member: their vote here, and their saved papers.
import type { Speech } from '../locale/texts.ts';
import { VOTE_EMOJI } from '../model/vote.ts';
import { action, type Button, buttonId } from './payload.ts';

export interface Opened {
  readonly paperId: string;
  /** How many members of the server voted for it; null where there is no server. */
  readonly votes: number | null;
}

export function memberButtons({ paperId, votes }: Opened, say: Speech): Button[] {
  return [
    ...(votes === null
      ? []
      : [action(buttonId('vote', paperId, 'up'), String(votes), { emoji: VOTE_EMOJI })]),
    action(buttonId('save', paperId), say('show.save'), { emoji: '🔖' }),
  ];
}
