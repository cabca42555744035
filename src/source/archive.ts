// A folder as a source: digests (2024/01/22.md) or saved responses of Hugging Face (2024-01-22.json), for hosts without internet access.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readMarkdown } from '../digest/markdown/read.ts';
import { type Day, parseDay } from '../model/day.ts';
import type { Digest } from '../model/digest.ts';
import { messageOf } from '../model/errors.ts';
import type { ListedPaper } from '../model/paper.ts';
import { listingOf } from './entry.ts';
import { type Listing, type Source, SourceError } from './source.ts';

export function archiveSource(folder: string): Source {
  return {
    async list(date): Promise<Listing> {
      const files = await filesByDay(folder);
      const file = files.get(date);
      if (file) return read(file, date);
      const newest = [...files.keys()].sort().at(-1);
      if (newest === undefined || date > newest)
        return { state: 'not-open', says: `nothing after ${newest ?? 'the first day'}` };
      return { state: 'listed', papers: [], rejected: [] };
    },
  };
}

/** The file of each day, by its name; a saved response, which tells more, goes before a digest. */
async function filesByDay(folder: string): Promise<Map<Day, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw new SourceError(`the folder ${folder} can't be read: ${messageOf(error)}`);
  });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const dated = files.flatMap((file) => {
    const [, year, month, dayOfMonth] = /(\d{4})[/\\-](\d{2})[/\\-](\d{2})\.(?:json|md)$/.exec(file) ?? [];
    const date = parseDay(`${year}-${month}-${dayOfMonth}`);
    return date ? [[date, file] as const] : [];
  });
  return new Map(dated.sort(([, a], [, b]) => Number(a.endsWith('.json')) - Number(b.endsWith('.json'))));
}

async function read(file: string, date: Day): Promise<Listing> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new SourceError(`${file} can't be read: ${messageOf(error)}`);
  });
  if (file.endsWith('.json')) {
    const list = parse(text);
    if (!Array.isArray(list)) throw new SourceError(`${file} holds no list`);
    return listingOf(list);
  }
  const { digests, skipped } = readMarkdown(text, { language: 'ko', date });
  const papers = digests.filter((digest) => digest.date === date).flatMap(listed);
  const rejected = skipped.map(({ line, reason }) => ({ entry: `${file}:${line}`, reason }));
  return { state: 'listed', papers, rejected };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A digest tells less than a list. Its order is the order in which its papers count as listed. */
function listed({ date, entries }: Digest): ListedPaper[] {
  const unknown = {
    abstract: null,
    aiSummary: null,
    keywords: [],
    organization: null,
    github: null,
    project: null,
  };
  const start = Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds;
  return entries.map(({ summary: _, lateOf: __, ...facts }, index) => ({
    ...facts,
    ...unknown,
    comments: 0,
    listedAt: start + index,
  }));
}
