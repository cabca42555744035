// Closes a day: its papers become a digest, or the reason is kept why there is none.
import { withoutSecrets } from '../../config.ts';
import type { Db } from '../../database/schema.ts';
import { addDays, type Day, isWeekend } from '../../model/day.ts';
import { messageOf } from '../../model/errors.ts';
import { SourceError } from '../../source/source.ts';
import { daysSince, findDay, type Outcome, recordDay } from '../../store/days.ts';
import { closeDigest, digestExists } from '../../store/digests.ts';
import { undigested } from '../../store/listings.ts';
import { papersById } from '../../store/papers.ts';
import { noteUnwritten } from '../../store/unwritten-documents.ts';
import { type Collector, collect } from './collect.ts';
import { isDecided } from './decided.ts';
import { languagesInUse } from './languages.ts';

/**
 * Decides a day whose closing has come, from a list fetched now: never from a failed or half-read one. Returns what
 * became of it; `not-open` and `source-failed` are to be tried again. What is decided stays so; a day that had nothing may
 * still get papers.
 */
export async function closeDay(collector: Collector, date: Day): Promise<Outcome> {
  const { store, config, log, now } = collector;
  const known = await findDay(store, date);
  if (known && isDecided(known)) return known.outcome;
  const missing = await fetchForClosing(collector, date);
  if (missing) {
    const detail = withoutSecrets(config, missing.detail);
    await recordDay(store, date, { ...missing, detail, at: now() });
    const isKnown = known?.outcome === missing.outcome && known.detail === detail;
    log[isKnown ? 'debug' : 'warn']({ date, ...missing }, 'day not closed yet');
    return missing.outcome;
  }
  const outcome = await closeFetched(collector, date);
  // A weekday without papers is looked at again for days: that it has none is told once.
  const level = outcome === known?.outcome ? 'debug' : 'info';
  log[level]({ date, outcome }, outcome === 'digest' ? 'digest closed' : 'no digest');
  return outcome;
}

/** Decides a day whose list has just been fetched whole. */
export async function closeFetched(collector: Collector, date: Day): Promise<Outcome> {
  const outcome = await collector.store
    .transaction()
    .execute((transaction) => decide(transaction, collector, date));
  await collector.index.refresh();
  return outcome;
}

/** Fetches the day's list a last time, and earlier ones for what came late. Returns why the day can't be closed, if so. */
async function fetchForClosing(
  collector: Collector,
  date: Day,
): Promise<{ readonly outcome: Outcome; readonly detail: string } | null> {
  try {
    const collected = await collect(collector, date);
    if (collected.state === 'not-open') return { outcome: 'not-open', detail: collected.says };
    if (collected.papers > 0) await collectLate(collector, date);
    return null;
  } catch (error) {
    if (error instanceof SourceError) return { outcome: 'source-failed', detail: messageOf(error) };
    throw error;
  }
}

/** The source adds papers to lists that have closed, above all after trouble of its own: all that are made up for are read again. */
async function collectLate(collector: Collector, date: Day): Promise<void> {
  const { store, config } = collector;
  for (const earlier of await daysSince(store, addDays(date, -config.MISSED_DAYS)))
    if (earlier.date < date && earlier.outcome !== 'weekend') await collect(collector, earlier.date);
}

/** A digest if anything new is listed under the day itself; papers that came late to earlier lists alone make none. */
async function decide(db: Db, { config, now }: Collector, date: Day): Promise<Outcome> {
  const known = await findDay(db, date);
  if (known && isDecided(known)) return known.outcome;
  const papers = (await digestExists(db, date)) ? [] : await undigested(db, date);
  const outcome = papers.some(({ listedUnder }) => listedUnder === date) ? 'digest' : await whyNone(db, date);
  if (outcome === 'digest' && papers.length > 0) {
    const language = config.DIGEST_LANGUAGE;
    const lateOf = new Map(
      papers.map(({ id, listedUnder }) => [id, listedUnder === date ? null : listedUnder]),
    );
    const known = await papersById(db, [...lateOf.keys()], language);
    await closeDigest(
      db,
      date,
      known.map((paper) => ({ ...paper, lateOf: lateOf.get(paper.id) ?? null })),
      now(),
    );
    for (const each of await languagesInUse(db, language)) await noteUnwritten(db, { date, language: each });
  }
  await recordDay(db, date, { outcome, at: now() });
  return outcome;
}

/** A day may have a digest already that was imported. */
async function whyNone(db: Db, date: Day): Promise<Outcome> {
  if (await digestExists(db, date)) return 'digest';
  return isWeekend(date) ? 'weekend' : 'nothing-listed';
}
