// Once a day, what need not be known any more goes, and what is still needed stays.
import { beforeEach, expect, it } from 'vitest';
import { defaultPlan } from '../../src/model/subscription.ts';
import { readSetting } from '../../src/store/settings.ts';
import { subscribe } from '../../src/store/subscriptions.ts';
import { hideTask } from '../../src/store/summary-tasks.ts';
import { readingGroup } from '../bot/reading-group.ts';
import { NOON } from '../bot/stage.ts';

const DAY = 24 * 60 * 60_000;

const group = readingGroup({ digests: [], channel: 'lounge' });

/** The bot's own first round looks at the same tables. */
beforeEach(() => group.world.until(async () => (await readSetting(group.stage.store, 'tidied')) !== null));

it('forgets marks of other days and accounts of more than 400 days ago', async () => {
  const { store } = group.stage;
  const costs = { requests: 1, input_tokens: 2, output_tokens: 3 };
  const days = ['2022-12-20', '2022-12-22', '2024-01-24'];
  await store
    .insertInto('spending')
    .values(days.map((day) => ({ day, ...costs })))
    .execute();
  const marks = ['budget-spent:2024-01-20', 'budget-spent:2024-01-25', 'kept'];
  await store
    .insertInto('settings')
    .values(marks.map((key) => ({ key, value: '' })))
    .execute();
  await group.round(NOON + DAY);
  const spent = await store.selectFrom('spending').select('day').orderBy('day').execute();
  expect(spent.map(({ day }) => day)).toEqual(['2022-12-22', '2024-01-24']);
  const kept = await store.selectFrom('settings').select('key').where('key', 'in', marks).execute();
  expect(kept.map(({ key }) => key).sort()).toEqual(['budget-spent:2024-01-25', 'kept']);
});

it('forgets tasks of old papers, what followers were told, and subscriptions that never posted', async () => {
  const { store } = group.stage;
  const paper = (id: string, date: string) => ({
    ...{ id, date, seq: Number(id), title: id, authors: '[]', keywords: '[]', comments: 0, revision: 0 },
    ...{ image: null, video: null, upvotes: null, github: null, project: null },
    ...{ abstract: null, organization: null, upvotes_now: null },
  });
  await store
    .insertInto('papers')
    .values([paper('1', '2023-11-01'), paper('2', '2024-01-20'), paper('3', '2023-11-01')])
    .execute();
  const task = { language: 'ko', claimed_until: 0, attempts: 1, next_at: null, complaint: 'no figures' };
  await store
    .insertInto('summary_tasks')
    .values(['1', '2', '3'].map((paper_id) => ({ ...task, paper_id })))
    .execute();
  await hideTask(store, { paperId: '3', language: 'ko' });
  const place = (channelId: string) => ({ guildId: group.guild.id, channelId });
  const [silent, posted, current] = [
    await subscribe(store, place('1'), defaultPlan('ko'), 0),
    await subscribe(store, place('2'), defaultPlan('ko'), 0),
    await subscribe(store, place('3'), defaultPlan('ko'), 0),
  ];
  const removed = store.updateTable('subscriptions').set({ removed_at: NOON - 31 * DAY, paused: 'admin' });
  await removed.where('id', 'in', [silent.id, posted.id]).execute();
  await store.updateTable('subscriptions').set({ paused: 'admin' }).where('id', '=', current.id).execute();
  const delivery = (id: number, kind: string, of: number, date: string) => ({
    ...{ id, kind, recipient: String(of), subscription_id: of, date, key: `key ${id}`, state: 'posted' },
    ...{ linked_in: null, created_at: 0, finished_at: 0, paper_order: null },
  });
  await store
    .insertInto('deliveries')
    .values([
      delivery(1, 'digest', silent.id, '2023-12-01'),
      delivery(2, 'digest', posted.id, '2023-12-01'),
      delivery(3, 'mentions', current.id, '2023-12-01'),
      delivery(4, 'mentions', current.id, '2024-01-22'),
    ])
    .execute();
  const post = { part: 0, channel_id: '2', intended_at: 0 };
  await store
    .insertInto('posts')
    .values([2, 3].map((delivery_id) => ({ ...post, delivery_id })))
    .execute();
  await group.round(NOON + DAY);
  const tasks = await store.selectFrom('summary_tasks').select('paper_id').orderBy('paper_id').execute();
  expect(tasks.map(({ paper_id }) => paper_id)).toEqual(['2', '3']);
  const subscriptions = await store.selectFrom('subscriptions').select('id').orderBy('id').execute();
  expect(subscriptions.map(({ id }) => id)).toEqual([posted.id, current.id]);
  const deliveries = await store.selectFrom('deliveries').select('id').orderBy('id').execute();
  expect(deliveries.map(({ id }) => id)).toEqual([2, 4]);
  expect(await store.selectFrom('posts').select('delivery_id').execute()).toEqual([{ delivery_id: 2 }]);
});
