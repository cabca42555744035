// Tells the host of shards that no process has: SHARDS names them nowhere, or whoever could serve them has failed. Their servers hear nothing.
import type { Log } from '../../log.ts';
import { shareText } from '../../model/share.ts';
import { type LeaseRow, obstacleTo, sharesIn } from '../../store/cluster/shares.ts';

/** Longer than processes take to start one after the other, or to take over, in milliseconds. */
const PATIENCE_MS = 2 * 60_000;

/** How old the last look may be, in milliseconds: of the time before nothing is known. */
const NEWS_MS = 10_000;

/** To be called with what all processes hold, again and again. */
export function watchUnserved({
  log,
  uptime,
}: {
  readonly log: Log;
  /** Milliseconds of a clock that nobody sets. */
  readonly uptime: () => number;
}): (count: number, rows: readonly LeaseRow[]) => void {
  const since = new Map<number, number>();
  let told = '';
  let looked = Number.NEGATIVE_INFINITY;
  return (count, rows) => {
    const isNews = uptime() - looked > NEWS_MS;
    looked = uptime();
    // A bot that is alone serves all, and shards of another count can't be told from these.
    const isOther = obstacleTo({ count, shards: [] }, rows) !== null;
    if (isNews || isOther) since.clear();
    if (isOther) return;
    const held = new Set(sharesIn(rows).flatMap(({ share }) => share.shards));
    for (let shard = 0; shard < count; shard++) {
      if (held.has(shard)) since.delete(shard);
      else if (!since.has(shard)) since.set(shard, uptime());
    }
    const lasting = [...since].filter(([, at]) => uptime() - at >= PATIENCE_MS).map(([shard]) => shard);
    const now = lasting.length === 0 ? '' : shareText({ count, shards: lasting.sort((a, b) => a - b) });
    if (now !== told && now !== '')
      log.error({ shards: now }, 'no process serves these shards: their servers get no posts and no answers');
    else if (now !== told) log.info('no shard is without a process any more');
    told = now;
  };
}
