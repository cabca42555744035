// The buttons below a card: one row, or where a channel votes by buttons what there is to read and what there is to do, each a row that fits a phone.
import type { Speech } from '../../locale/texts.ts';
import { huggingFaceUrl, pdfUrl } from '../../model/paper.ts';
import type { CardVotes } from '../../store/vote-buttons/shown.ts';
import { voteButtons } from './paper-buttons.ts';
import { action, buttonId, linkButton, type Payload, row } from './payload.ts';

export interface CardButtons {
  readonly paperId: string;
  /** By which the card's message is recognised in its channel. */
  readonly key: string;
  /** Whether one of them opens a thread about the paper. */
  readonly discuss: boolean;
  /** Whether the card is in its plainest form. */
  readonly isPlain: boolean;
  /** Null where members vote by reactions. */
  readonly votes: CardVotes | null;
}

export function cardButtons(
  { paperId, key, discuss, isPlain, votes }: CardButtons,
  say: Speech,
): NonNullable<Payload['components']> {
  const details = action(buttonId('paper', paperId, key), say('card.details'));
  const toRead = [
    details,
    ...(isPlain
      ? []
      : [linkButton('PDF', pdfUrl(paperId)), linkButton('Hugging Face', huggingFaceUrl(paperId))]),
  ];
  const toDo = isPlain
    ? []
    : [
        action(buttonId('save', paperId), say('show.save'), { emoji: '🔖' }),
        ...(discuss ? [action(buttonId('discuss', paperId), say('card.discuss'), { emoji: '💬' })] : []),
      ];
  if (votes === null) return [row(...toRead, ...toDo)];
  return [row(...toRead), row(...voteButtons(paperId, { ...votes, own: null }, key), ...toDo)];
}
