// The messages of a delivery before they are sent: a header, then a card for each paper.
import type { App } from '../discord/app.ts';
import { card, header } from '../discord/message.ts';
import type { Payload } from '../discord/payload.ts';
import type { Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import type { Subscription } from '../model/subscription.ts';
import type { Summary } from '../model/summary.ts';
import { findDigest } from '../store/digests.ts';

export interface Draft {
  /** 0 is the header, then the cards by rank. */
  readonly part: number;
  readonly paperId: string | null;
  /** Which summary a card shows. */
  readonly shows: string | null;
  readonly payload: Payload;
}

/** Throws a UserError where the digest is gone. `key` is the delivery's. */
export async function draftMessages(
  { store, texts }: Pick<App, 'store' | 'texts'>,
  { language }: Pick<Subscription, 'language'>,
  { date, key }: { readonly date: Day; readonly key: string },
): Promise<Draft[]> {
  const digest = await findDigest(store, date, language);
  if (!digest) throw new UserError('no-digest', { date });
  const say = texts(language);
  const cards = digest.entries.map((entry, index): Draft => {
    const rank = index + 1;
    const payload = card(entry, { date, rank, key: partKey(key, rank) }, say);
    return { part: rank, paperId: entry.id, shows: shownBy(entry.summary), payload };
  });
  return [{ part: 0, paperId: null, shows: null, payload: header(digest, say) }, ...cards];
}

/** Names a message of a delivery: its nonce (Discord: at most 25 characters) and the mark in its button. */
export function partKey(key: string, part: number): string {
  return `${key}.${part}`;
}

/** How the ledger notes which summary a card shows. */
function shownBy({ kind, language }: Summary): string {
  return `${kind} ${language}`;
}
