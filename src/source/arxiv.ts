// arXiv's API, for papers that were never listed: one request at a time, as far apart as arXiv asks for.
import type { ArxivPaper } from '../model/paper.ts';
import { readAtom } from './atom.ts';
import { get, type HttpOptions } from './http.ts';
import { SourceError } from './source.ts';

/** arXiv's terms: no more than one request in three seconds, from all processes of one who asks. */
export const REQUEST_GAP_MS = 3_000;

/** More requests than these don't wait; who asks then is told to come again. */
const MOST_WAITING = 10;

export interface ArxivOptions {
  /** Such as https://export.arxiv.org. */
  readonly url: string;
  readonly http: Omit<HttpOptions, 'headers'>;
  readonly requestGapMs: number;
}

/** The papers of these ids that arXiv has, in any order. Throws a SourceError where it doesn't answer. */
export type FetchPapers = (ids: readonly string[]) => Promise<readonly ArxivPaper[]>;

export function arxiv({ url, http, requestGapMs }: ArxivOptions): FetchPapers {
  const headers = {
    accept: 'application/atom+xml',
    'user-agent': 'paperboy (self-hosted Discord bot for daily papers)',
  };
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  let free = 0;

  /** Each request leaves so long after the one before, its own repetitions too. */
  const politely: typeof http.fetch = async (...request) => {
    const pause = free - http.now();
    if (pause > 0) await http.wait(pause);
    free = http.now() + requestGapMs;
    return http.fetch(...request);
  };

  const ask = async (ids: readonly string[]): Promise<readonly ArxivPaper[]> => {
    const address = new URL('/api/query', url);
    address.search = new URLSearchParams({
      id_list: ids.join(','),
      max_results: String(ids.length),
    }).toString();
    const { status, body } = await get(address, { ...http, headers, fetch: politely }, readAtom);
    // One id that it can't have spoils the whole list.
    if (body.complaint !== null && /incorrect id/i.test(body.complaint)) return body.papers;
    if (status !== 200 || body.complaint !== null)
      throw new SourceError(
        `${address.host}: answered ${status}${body.complaint ? `: ${body.complaint}` : ''}`,
      );
    return body.papers;
  };

  return async (ids) => {
    if (waiting >= MOST_WAITING) throw new SourceError('too many papers are asked for at once');
    waiting++;
    const answer = last.then(() => ask(ids));
    last = answer.catch(() => undefined);
    try {
      return await answer;
    } finally {
      waiting--;
    }
  };
}
