// Tells the host of shards that no process has: SHARDS names them nowhere, or whoever could serve them has failed. Their servers hear nothing.
import type { Log } from '../../log.ts';
import { shareText } from '../../model/share.ts';
import { type LeaseRow, obstacleTo } from '../../store/cluster/shares.ts';

/** Longer than processes take to start one after the other, or to take over, in milliseconds. */
const PATIENCE_MS = 2 * 60_000;

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
  return (count, rows) => {
    // Where a bot is alone, or shards of another count are held, there is an obstacle, too.
    const isFree = (shard: number) => obstacleTo({ count, shards: [shard] }, rows) === null;
    for (let shard = 0; shard < count; shard++) {
      if (!isFree(shard)) since.delete(shard);
      else if (!since.has(shard)) since.set(shard, uptime());
    }
    const lasting = [...since].filter(([, at]) => uptime() - at >= PATIENCE_MS).map(([shard]) => shard);
    const now = lasting.length === 0 ? '' : shareText({ count, shards: lasting.sort((a, b) => a - b) });
    if (now !== told && now !== '')
      log.error({ shards: now }, 'no process serves these shards: their servers get no posts and no answers');
    else if (now !== told) log.info('all shards are served again');
    told = now;
  };
}
