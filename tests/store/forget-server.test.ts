// Forgetting a server that the bot left: all of it in batches, nothing of any other, and not if it came back.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../src/database/schema.ts';
import { day } from '../../src/model/day.ts';
import { defaultPlan } from '../../src/model/subscription.ts';
import { beginDelivery, digestDelivery, linkInstead } from '../../src/store/deliveries.ts';
import { saveDigest } from '../../src/store/digests.ts';
import { forgetServer } from '../../src/store/forget-server.ts';
import { intendPost } from '../../src/store/posts.ts';
import { noteBack, noteGone, serversGoneBefore } from '../../src/store/servers.ts';
import { subscribe } from '../../src/store/subscriptions.ts';
import { addVote } from '../../src/store/votes.ts';
import { forEachDatabase } from '../postgres/databases.ts';
import { digestOf, entry } from './made-up.ts';

const PAPERS = Array.from({ length: 120 }, (_, n) => `2401.0${1000 + n}`);
const TABLES = ['votes', 'posts', 'deliveries', 'subscriptions', 'servers'] as const;

forEachDatabase((open) => {
  let db: Db;

  beforeEach(async () => {
    db = await open();
    const digest = digestOf(
      '2024-01-22',
      PAPERS.map((id) => entry(id)),
    );
    await db.transaction().execute((transaction) => saveDigest(transaction, digest, 0));
    for (const guild of ['left', 'stays'])
      await db.transaction().execute((transaction) => fill(transaction, guild));
  });
  afterEach(() => db.destroy());

  /** 120 deliveries, of which each is linked to by another one, and 120 papers with votes. */
  async function fill(db: Db, guildId: string): Promise<void> {
    const place = { guildId, channelId: `channel of ${guildId}` };
    const subscription = await subscribe(db, place, defaultPlan('ko'), 0);
    const dates = PAPERS.map((_, n) => day(new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10)));
    for (const [n, date] of dates.entries()) {
      const delivery = await beginDelivery(db, digestDelivery(subscription, date), 0);
      const intention = {
        deliveryId: delivery.id,
        part: 0,
        paperId: PAPERS[n] ?? null,
        ...place,
        votesShown: null,
      };
      await intendPost(db, intention, 0);
      if (n % 2 === 0 && n > 0)
        await linkInstead(db, delivery, [digestDelivery(subscription, day('2023-12-01'))], 0);
    }
    for (const paperId of PAPERS)
      await addVote(db, { guildId, paperId, memberId: 'mina', source: `1:${paperId}`, sign: 1 }, 0);
  }

  const count = async () => {
    const counts = TABLES.map(async (table) => (await db.selectFrom(table).selectAll().execute()).length);
    return Promise.all(counts);
  };

  describe('a server that was left', () => {
    it('is forgotten as a whole, and no other', async () => {
      const [votes = 0, posts = 0, deliveries = 0, subscriptions = 0] = await count();
      await noteGone(db, ['left'], 5);
      await noteGone(db, ['left'], 9);
      expect(await serversGoneBefore(db, 4)).toEqual([]);
      expect(await serversGoneBefore(db, 5)).toEqual(['left']);
      await forgetServer(db, 'left', 5);
      expect(await count()).toEqual([votes / 2, posts / 2, deliveries / 2, subscriptions / 2, 0]);
      const guilds = await db.selectFrom('votes').select('guild_id').distinct().execute();
      expect(guilds).toEqual([{ guild_id: 'stays' }]);
    });

    it('is kept where the bot came back', async () => {
      const before = await count();
      await noteGone(db, ['left'], 5);
      await noteBack(db, ['left', 'stays']);
      await forgetServer(db, 'left', 5);
      expect((await count()).slice(0, 4)).toEqual(before.slice(0, 4));
    });
  });
});
