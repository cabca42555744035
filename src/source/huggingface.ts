// Hugging Face Daily Papers: GET /api/daily_papers?date=D, page after page.
import { z } from 'zod';
import { boundText, LONGEST } from '../model/bounds.ts';
import { openDay } from '../model/closing-time.ts';
import type { Day } from '../model/day.ts';
import { listingOf } from './entry.ts';
import { getJson, type HttpOptions } from './http.ts';
import { type Listing, type Source, SourceError } from './source.ts';

/** The most that a page may hold; a shorter one is the last. */
const PER_PAGE = 100;

/** What the source gives where it doesn't heed the limit: such a page may be cut off. */
const UNASKED_PER_PAGE = 50;

/** More pages than any day ever had: a source that never ends is broken. */
const PAGES = 20;

/** Its first line says it, without the cross before it and the full stop; the second says where. */
const errorJson = z.object({
  error: z.string().transform((text) => {
    const [line = ''] = text.replace(/^✖ /, '').split('\n', 1);
    return boundText(line, LONGEST.title).replace(/[.\s]+$/, '');
  }),
});

/** Of a token that is none, has expired, or may not do this. */
const REFUSALS: ReadonlySet<number> = new Set([401, 403]);

interface Page {
  readonly status: number;
  readonly body: unknown;
  /** What is wrong, where the source says so. */
  readonly says: string | undefined;
  /** How it answered, for people. */
  readonly told: string;
}

export interface HuggingFaceOptions {
  /** Such as https://huggingface.co. */
  readonly url: string;
  /** Raises the rate limit; empty for none. */
  readonly token: string;
  /** Told where the source refuses the token and answers without it. */
  readonly tokenRefused: (reason: string) => void;
  readonly http: Omit<HttpOptions, 'headers'>;
}

export function huggingFace({ url, token, tokenRefused, http }: HuggingFaceOptions): Source {
  const anonymous: HttpOptions['headers'] = {
    accept: 'application/json',
    'user-agent': 'paperboy (self-hosted Discord bot for daily papers)',
  };
  const known = token === '' ? anonymous : { ...anonymous, authorization: `Bearer ${token}` };
  const page = async (date: Day, number: number, headers: HttpOptions['headers']): Promise<Page> => {
    const address = new URL('/api/daily_papers', url);
    address.search = new URLSearchParams({ date, limit: String(PER_PAGE), p: String(number) }).toString();
    const { status, body } = await getJson(address, { ...http, headers });
    const says = errorJson.safeParse(body).data?.error;
    return { status, body, says, told: `answered ${status}${says ? `: ${says}` : ''}` };
  };
  /** The lists are for everybody: a token that has expired, say, need not keep them away. */
  async function* pages(date: Day): AsyncGenerator<Page> {
    let headers = known;
    for (let number = 0; number < PAGES; number++) {
      let answer = await page(date, number, headers);
      if (headers !== anonymous && REFUSALS.has(answer.status)) {
        const { told } = answer;
        headers = anonymous;
        answer = await page(date, number, headers);
        if (REFUSALS.has(answer.status)) throw new SourceError(`${told}, with HF_TOKEN and without it`);
        tokenRefused(told);
      }
      yield answer;
    }
  }
  const isOver = (date: Day) => date < openDay(Temporal.Instant.fromEpochMilliseconds(http.now()));

  return {
    async list(date): Promise<Listing> {
      let entries: unknown[] = [];
      for await (const { status, body, says, told } of pages(date)) {
        // It lags behind the clock, but a day that is over has been open.
        if (status === 400 && says !== undefined && isTooEarly(says) && !isOver(date))
          return { state: 'not-open', says };
        if (status !== 200) throw new SourceError(told);
        if (!Array.isArray(body))
          throw new SourceError(`answered with no list: ${JSON.stringify(body).slice(0, 200)}`);
        entries = entries.concat(body);
        if (entries.length > PAGES * PER_PAGE) break;
        if (isLast(body.length)) return listingOf(entries);
      }
      throw new SourceError(`the list of ${date} has no end after ${PAGES * PER_PAGE} entries`);
    },
  };
}

/** The source refuses a date that it hasn't reached; whatever else it refuses is trouble. */
function isTooEarly(says: string): boolean {
  return /\bdate\b/i.test(says) && !/\b(?:format|invalid)\b/i.test(says);
}

function isLast(entries: number): boolean {
  return entries < PER_PAGE && entries !== UNASKED_PER_PAGE;
}
