// What the database takes for the servers of a share is what the process does.
import { expect, it } from 'vitest';
import { inShare } from '../../src/database/in-share.ts';
import { EVERYTHING, isOurs, type Share } from '../../src/model/share.ts';
import { defaultPlan } from '../../src/model/subscription.ts';
import { activeSubscriptions, subscribe } from '../../src/store/subscriptions.ts';
import { forEachDatabase } from '../postgres/databases.ts';

const SERVERS = Array.from({ length: 40 }, (_, nth) =>
  String(1_155_999_999_999_999_999n + BigInt(nth) * 5_000_011n),
);

forEachDatabase((open) => {
  it.each<Share>([
    EVERYTHING,
    { count: 8, shards: [0] },
    { count: 8, shards: [1, 2, 7] },
    { count: 3, shards: [0, 1, 2] },
  ])('%j', async (share) => {
    await using db = await open();
    for (const guildId of SERVERS) await subscribe(db, { guildId, channelId: guildId }, defaultPlan('en'), 0);
    const found = (await activeSubscriptions(db, share)).map(({ guildId }) => guildId);
    expect(found.sort()).toEqual(SERVERS.filter((id) => isOurs(share, id)).sort());
    const none = db
      .selectFrom('posts')
      .select('part')
      .where('guild_id', 'is', null)
      .where(inShare(share, 'guild_id'));
    expect(await none.execute()).toEqual([]);
  });
});
