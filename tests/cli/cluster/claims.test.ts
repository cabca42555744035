// What a process claims, and what it does where a share can't be served.
import { expect, it, vi } from 'vitest';
import { type ClaimParts, openClaims } from '../../../src/cli/cluster/claims.ts';
import type { Unit } from '../../../src/cli/cluster/unit.ts';
import { createLog } from '../../../src/log.ts';
import { UserError } from '../../../src/model/errors.ts';
import { groupsOf, type Share, shareText } from '../../../src/model/share.ts';
import type { LeaseRow } from '../../../src/store/cluster/shares.ts';

type Fate = Awaited<Unit['over']>;

/** Four shards, other processes as `rows` has them, and units that are online at once and end as they are told. */
function scene(rows: LeaseRow[] = []) {
  const fates = new Map<string, (fate: Fate) => void>();
  const clock = { at: 0 };
  const lease = { isHeld: () => true, lost: new AbortController().signal, release: async () => {} };
  const open = ({ share }: { readonly share: Share }): Unit => {
    const { promise: over, resolve } = Promise.withResolvers<Fate>();
    fates.set(shareText(share), resolve);
    return {
      share,
      over,
      bot: {} as Unit['bot'],
      isLeaving: false,
      leave: () => resolve({ how: 'left' }),
      abandon: () => resolve({ how: 'abandoned' }),
    };
  };
  const parts: ClaimParts = {
    member: { look: async () => rows, take: async () => lease, leave: async () => {} },
    ...{ name: 'me', wanted: groupsOf(4), isFair: true, open, random: () => 0.5, uptime: () => clock.at },
    log: createLog({ level: 'silent' }),
  };
  const claims = openClaims(parts);
  const held = () =>
    claims
      .units()
      .map(({ share }) => shareText(share))
      .sort();
  const end = async (text: string, fate: Fate) => {
    fates.get(text)?.(fate);
    await vi.waitUntil(() => !held().includes(text));
  };
  return { claims, clock, held, end };
}

const row = (name: string, holder: string): LeaseRow => ({ name, holder, until: 1, isLive: true });

const ALL = ['0/4', '1/4', '2/4', '3/4'];

it('takes all where it is alone, and gives one after the other back to a process that joins', async () => {
  const rows: LeaseRow[] = [];
  const { claims, held } = scene(rows);
  await claims.evenOut();
  expect(held()).toEqual(ALL);
  rows.push(row('process 4 b', 'b'));
  await claims.evenOut();
  await vi.waitUntil(() => held().length === 3);
  await claims.evenOut();
  await vi.waitUntil(() => held().length === 2);
  rows.push(...ALL.filter((text) => !held().includes(text)).map((text) => row(`shards ${text}`, 'b')));
  await claims.evenOut();
  expect(held()).toHaveLength(2);
});

it('takes nothing from a process that is alone, or has other shards of another count', async () => {
  for (const other of [row('bot', 'b'), row('shards 0-1/2', 'b')]) {
    const { claims, held } = scene([other]);
    await claims.evenOut();
    expect(held()).toEqual([]);
  }
});

it('leaves a share that fails alone for a while, and goes on with the others', async () => {
  const { claims, clock, held, end } = scene();
  await claims.evenOut();
  await end('1/4', { how: 'failed', error: new UserError('discord-unreachable') });
  await claims.evenOut();
  expect(held()).toEqual(['0/4', '2/4', '3/4']);
  clock.at += 5_000;
  await claims.evenOut();
  expect(held()).toEqual(ALL);
});

it('fails where no share can be served, and at once where Discord refuses the token', async () => {
  const unreachable = { how: 'failed', error: new UserError('discord-unreachable') } as const;
  const alone = scene([row('shards 1-3/4', 'b')]);
  await alone.claims.evenOut();
  await alone.end('0/4', unreachable);
  expect(await alone.claims.failed).toBe(unreachable.error);

  const refused = scene();
  await refused.claims.evenOut();
  const error = new UserError('login');
  await refused.end('1/4', { how: 'failed', error });
  expect(await refused.claims.failed).toBe(error);
});

it('takes a share that it lost again, once it may', async () => {
  const { claims, held, end } = scene();
  await claims.evenOut();
  await end('2/4', { how: 'lost' });
  await claims.evenOut();
  expect(held()).toEqual(ALL);
});
