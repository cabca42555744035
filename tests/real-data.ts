// Real digests and responses, kept beside the project; the tests that need them say why they are skipped.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Day, day } from '../src/model/day.ts';

const DATA = join(import.meta.dirname, '..', '..', 'shared', 'data');

export const DIGESTS = join(DATA, 'digests-ko');

/** What a suite's title says where the data isn't there. */
export const NO_DATA = existsSync(DIGESTS) ? null : 'skipped: no real digests at ../shared/data';

export const RESPONSES = join(DATA, 'hf-daily-papers');
export const NO_RESPONSES = existsSync(RESPONSES) ? null : 'skipped: no real responses at ../shared/data';

export interface RealDigest {
  readonly file: string;
  readonly date: Day;
  readonly source: string;
}

export function realDigests(): RealDigest[] {
  if (NO_DATA) return [];
  const files = readdirSync(DIGESTS, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.md'),
  );
  return files.sort().map((file) => ({
    file,
    date: day(file.replace(/\.md$/, '').replaceAll('/', '-')),
    source: readFileSync(join(DIGESTS, file), 'utf8'),
  }));
}
