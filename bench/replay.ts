// npm run replay -- DIR [--outages]: plays a folder of saved responses to the collector under a simulated clock, and counts what became of every paper.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { closesAt } from '../src/model/closing-time.ts';
import { addDays } from '../src/model/day.ts';
import { type PlayOptions, playHuggingFace } from './hugging-face.ts';
import { simulate } from './simulated-collector.ts';

const SOURCE_CLOSES = { time: '21:30', zone: 'America/New_York' };

/** How much goes wrong: shares of the requests, of the papers that come late, and of those listed twice. */
export const TROUBLE = { trouble: 0.08, late: 0.03, relisted: 0.02 };

export interface Replayed {
  readonly days: number;
  readonly papers: number;
  readonly digests: number;
  /** Papers in no digest. */
  readonly lost: number;
  /** Papers in more than one. */
  readonly twice: number;
  readonly requests: number;
  readonly simulatedDays: number;
}

type ReplayOptions = Pick<
  PlayOptions,
  'folder' | 'between' | 'trouble' | 'late' | 'relisted' | 'outages' | 'seed'
> & {
  /** Hours between two rounds of the collector. */
  readonly step?: number;
};

export async function replay({ step = 3, ...play }: ReplayOptions): Promise<Replayed> {
  await using server = await playHuggingFace({ ...play, now: Date.now });
  const [first, last] = [server.days[0], server.days.at(-1)];
  if (!first || !last) throw new Error(`${play.folder} holds no responses named YYYY-MM-DD.json`);
  const from = closesAt(first, SOURCE_CLOSES).epochMilliseconds;
  const to = closesAt(addDays(last, 10), SOURCE_CLOSES).epochMilliseconds;
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-replay-'));
  const store = await simulate({ url: server.url, folder, from, to, step });

  const digests = await store.selectFrom('digests').select('date').execute();
  const entries = await store.selectFrom('entries').select('paper_id').execute();
  const counts = Map.groupBy(entries, (entry) => entry.paper_id);
  await store.destroy();
  rmSync(folder, { recursive: true });
  return {
    days: server.days.length,
    papers: server.ids.size,
    digests: digests.length,
    lost: [...server.ids].filter((id) => !counts.has(id)).length,
    twice: [...counts.values()].filter((of) => of.length > 1).length,
    requests: server.requests(),
    simulatedDays: Math.round((to - from) / (24 * 60 * 60 * 1000)),
  };
}

if (import.meta.main) {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      step: { type: 'string', default: '3' },
      outages: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
    },
  });
  const [folder] = positionals;
  if (!folder) {
    process.stderr.write('Which folder? npm run replay -- DIR\n');
    process.exit(2);
  }
  const replayed = await replay({
    folder,
    step: Number(values.step),
    ...TROUBLE,
    outages: values.outages,
    seed: Number(values.seed),
  });
  process.stdout.write(`${JSON.stringify(replayed)}\n`);
  if (replayed.lost + replayed.twice > 0 || replayed.digests < replayed.days) process.exitCode = 1;
}
