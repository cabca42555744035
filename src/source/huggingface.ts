// Hugging Face Daily Papers: GET /api/daily_papers?date=D, page after page.
import { z } from 'zod';
import type { Day } from '../model/day.ts';
import { readList } from './entry.ts';
import { getJson, type HttpOptions } from './http.ts';
import { type Listing, type Source, SourceError } from './source.ts';

/** The most that a page may hold; a shorter one is the last. */
const PER_PAGE = 100;

/** What the source gives where it doesn't heed the limit: such a page may be cut off. */
const UNASKED_PER_PAGE = 50;

/** More pages than any day ever had: a source that never ends is broken. */
const PAGES = 20;

/** Its first line says it; the second says where, and a cross comes before both. */
const errorJson = z.object({
  error: z.string().transform((text) => text.replace(/^✖ /, '').replace(/\n.*/s, '')),
});

export interface HuggingFaceOptions {
  /** Such as https://huggingface.co. */
  readonly url: string;
  /** Raises the rate limit; empty for none. */
  readonly token: string;
  readonly http: Omit<HttpOptions, 'headers'>;
}

export function huggingFace({ url, token, http }: HuggingFaceOptions): Source {
  const headers = {
    accept: 'application/json',
    'user-agent': 'paperboy (self-hosted Discord bot for daily papers)',
    ...(token !== '' && { authorization: `Bearer ${token}` }),
  };
  const page = (date: Day, number: number) => {
    const address = new URL('/api/daily_papers', url);
    address.search = new URLSearchParams({ date, limit: String(PER_PAGE), p: String(number) }).toString();
    return getJson(address, { ...http, headers });
  };

  return {
    async list(date): Promise<Listing> {
      const entries: unknown[] = [];
      for (let number = 0; number < PAGES; number++) {
        const { status, body } = await page(date, number);
        const says = errorJson.safeParse(body).data?.error;
        // The source refuses a date that it hasn't reached; whatever else it refuses is trouble.
        if (status === 400 && says !== undefined && /\bdate\b/i.test(says))
          return { state: 'not-open', says };
        if (status !== 200) throw new SourceError(`answered ${status}${says ? `: ${says}` : ''}`);
        if (!Array.isArray(body))
          throw new SourceError(`answered with no list: ${JSON.stringify(body).slice(0, 200)}`);
        entries.push(...body);
        if (isLast(body.length)) return { state: 'listed', ...readList(entries) };
      }
      throw new SourceError(`the list of ${date} has no end after ${PAGES} pages`);
    },
  };
}

function isLast(entries: number): boolean {
  return entries < PER_PAGE && entries !== UNASKED_PER_PAGE;
}
