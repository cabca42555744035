// Makes a paper's summary anew, or takes it away, when a person found it wrong; its cards are drawn again.
import { messageOf } from '../../model/errors.ts';
import { closeReports } from '../../store/reports.ts';
import { cardsOf } from '../../store/sent-cards.ts';
import { hideWritten, paperInNeed } from '../../store/summary-status.ts';
import { finishTask } from '../../store/summary-tasks.ts';
import type { Collector } from '../collect/collect.ts';
import { makeSummary, type Result } from './make-summary.ts';
import { type CardEditor, redraw } from './redraw.ts';

export interface Wrong {
  readonly paperId: string;
  /** BCP 47. */
  readonly language: string;
}

/** Not made where there is no model or no abstract, or no draft passed the checks; the old summary stays then. */
export async function resummarise(collector: Collector, { paperId, language }: Wrong): Promise<Result> {
  const { store, summarizer, log } = collector;
  const paper = await paperInNeed(store, paperId);
  if (!paper) log.warn({ paperId }, 'no abstract to summarise: only papers that were collected have one');
  if (!summarizer || !paper) return 'not made';
  await finishTask(store, { paperId, language });
  const { signal } = new AbortController();
  const result = await makeSummary(collector, summarizer, { paper, language, signal, anew: true });
  if (result === 'made') await closeReports(store, paperId, language);
  return result;
}

/** Cards show what comes next: the source's summary, or an extract. */
export async function hide({ store, index }: Collector, { paperId, language }: Wrong): Promise<void> {
  await hideWritten(store, paperId, language);
  await index.refresh();
  await closeReports(store, paperId, language);
}

/** Returns how many cards were drawn again. */
export async function redrawCards(
  { log }: Collector,
  editor: CardEditor,
  { paperId, language }: Wrong,
): Promise<number> {
  let drawn = 0;
  for (const card of await cardsOf(editor.store, paperId, language)) {
    try {
      await redraw(editor, card);
      drawn++;
    } catch (error) {
      log.warn({ message: card.messageId, reason: messageOf(error) }, 'card not drawn again');
    }
  }
  return drawn;
}
