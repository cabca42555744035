// The papers in an answer of arXiv's API, which is an Atom feed.
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { boundNames, boundText, LONGEST, MOST } from '../model/bounds.ts';
import { parseDay } from '../model/day.ts';
import type { ArxivPaper } from '../model/paper.ts';
import { parsePaperId } from '../model/paper-id.ts';

const parser = () =>
  new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    removeNSPrefix: true,
    // Ids and years stay text.
    parseTagValue: false,
    isArray: (name) => ['entry', 'author', 'category'].includes(name),
  });

const text = z.union([z.string(), z.object({ '#text': z.string() }).transform((each) => each['#text'])]);
const optionalText = text.nullish().catch(null);

const entryXml = z.object({
  id: optionalText,
  title: optionalText,
  summary: optionalText,
  published: optionalText,
  author: z.array(z.object({ name: optionalText }).catch({ name: null })).catch([]),
  category: z.array(z.object({ term: optionalText }).catch({ term: null })).catch([]),
  primary_category: z.object({ term: optionalText }).nullish().catch(null),
  doi: optionalText,
  comment: optionalText,
});

const feedXml = z.object({
  feed: z.union([
    z.object({ entry: z.array(entryXml).default([]) }),
    z.literal('').transform(() => ({ entry: [] })),
  ]),
});

export interface AtomFeed {
  readonly papers: readonly ArxivPaper[];
  /** What arXiv says is wrong with the request; null where nothing is. */
  readonly complaint: string | null;
}

/** Throws where it is no Atom feed. */
export function readAtom(xml: string): AtomFeed {
  const parsed = feedXml.safeParse(parser().parse(xml));
  if (!parsed.success) throw new Error('answered with something that is no Atom feed');
  const { entry } = parsed.data.feed;
  const error = entry.find(({ id }) => /\/api\/errors/.test(id ?? ''));
  return {
    papers: entry.flatMap((each) => readPaper(each) ?? []),
    complaint: error ? boundText(error.summary ?? error.title ?? 'Error', LONGEST.title) : null,
  };
}

/** Null where the entry only stands for an id that arXiv doesn't have. */
function readPaper(entry: z.infer<typeof entryXml>): ArxivPaper | null {
  const id = parsePaperId((entry.id ?? '').slice(0, LONGEST.address));
  const title = boundText(entry.title ?? '', LONGEST.title);
  const submitted = parseDay((entry.published ?? '').slice(0, 10));
  if (id === null || title === '' || submitted === null) return null;
  const abstract = boundText(entry.summary ?? '', LONGEST.text);
  const comment = boundText(entry.comment ?? '', LONGEST.title);
  const doi = boundText(entry.doi ?? '', LONGEST.name);
  const primary = entry.primary_category?.term ?? '';
  return {
    id,
    title,
    authors: boundNames(
      entry.author.map(({ name }) => name ?? ''),
      MOST.authors,
    ),
    abstract,
    submitted,
    categories: boundNames([primary, ...entry.category.map(({ term }) => term ?? '')], MOST.keywords),
    // Half a DOI names another paper or none.
    doi: doi === '' || doi.endsWith('…') ? null : doi,
    withdrawn: [comment, abstract].find((said) => /\bwithdrawn\b/i.test(said.slice(0, 300))) ?? null,
  };
}
