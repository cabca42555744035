// Notes which servers the bot has left, and to which it came back: what they chose is kept for a while.
import { Events, GatewayDispatchEvents, type GatewayDispatchPayload } from 'discord.js';
import type { Share } from '../model/share.ts';
import { knownServers, noteBack, noteGone } from '../store/servers.ts';
import type { App } from './app.ts';

/**
 * Discord tells of a removal; while the bot is away it tells nothing, so that every new session compares what it is
 * told at its beginning. A server with an outage is none that was left.
 */
export function watchDepartures(app: App): void {
  const { client, store, now } = app;
  const note = (work: Promise<void>) => {
    work.catch((error: unknown) =>
      app.log.error({ err: error }, 'servers that were left could not be noted'),
    );
  };
  client.on(Events.GuildDelete, ({ id }) => note(noteGone(store, [id], now())));
  client.on(Events.GuildCreate, ({ id }) => note(noteBack(store, [id])));
  // discord.js keeps servers that a later session doesn't name any more.
  client.on(Events.Raw, ({ t, d }: GatewayDispatchPayload) => {
    if (t !== GatewayDispatchEvents.Ready) return;
    const [shard, count] = d.shard ?? [0, 1];
    note(compare(app, { count, shards: [shard] }, new Set(d.guilds.map(({ id }) => id))));
  });
  note(compare(app, app.share, new Set(client.guilds.cache.keys())));
}

/** Of a share, as Discord tells a shard of its own servers alone. */
async function compare({ store, now }: App, share: Share, present: ReadonlySet<string>): Promise<void> {
  const known = await knownServers(store, share);
  const gone = known.filter((id) => !present.has(id));
  await noteGone(store, gone, now());
  await noteBack(
    store,
    known.filter((id) => present.has(id)),
  );
}
