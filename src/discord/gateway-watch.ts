// Watches the connection to Discord's gateway: discord.js says that it is ready for ever, so its heartbeats are looked at, and outages are logged once each.
import { type Client, Events } from 'discord.js';
import type { Log } from '../log.ts';

/** What Discord's gateway asks for between two heartbeats, in milliseconds. */
const INTERVAL_MS = 41_250;

export interface GatewayWatch {
  /** Whether no heartbeat was answered for two intervals, on any shard. */
  readonly isSilent: () => boolean;
}

interface Parts {
  readonly client: Client;
  readonly log: Log;
  /** Epoch milliseconds of the clock by which discord.js notes heartbeats. */
  readonly clock: () => number;
  /** Default: what Discord's gateway asks for. */
  readonly intervalMs?: number;
}

export function watchGateway({ client, log, clock, intervalMs = INTERVAL_MS }: Parts): GatewayWatch {
  const begin = clock();
  const outages = new Map<number, { errors: number; reconnects: number }>();
  const note = (shard: number, what: 'errors' | 'reconnects', facts: object) => {
    const known = outages.get(shard);
    const outage = known ?? { errors: 0, reconnects: 0 };
    outage[what]++;
    outages.set(shard, outage);
    if (!known) log.warn({ shard, ...facts }, 'the connection to Discord is gone; it is made again');
  };
  const onUp = (shard: number) => {
    const outage = outages.get(shard);
    if (outage && outages.delete(shard))
      log.info({ shard, ...outage }, 'the connection to Discord is there again');
  };
  client.on(Events.ShardError, ({ message }, shard) => note(shard, 'errors', { reason: message }));
  client.on(Events.ShardReconnecting, (shard) => note(shard, 'reconnects', {}));
  client.on(Events.ShardResume, onUp);
  client.on(Events.ShardReady, onUp);
  return {
    isSilent: () =>
      // That it connected anew says nothing: a gateway that answers no heartbeat is connected to again and again.
      [...client.ws.shards.values()].some(
        ({ lastPingTimestamp }) => clock() - Math.max(lastPingTimestamp, begin) > 2 * intervalMs,
      ),
  };
}
