// One entry of Hugging Face's daily list, in every form it has had since 2024, to a paper.
import { z } from 'zod';
import { boundAddress, boundNames, boundText, LONGEST, MOST } from '../model/bounds.ts';
import { counted } from '../model/counted.ts';
import { mediaKind } from '../model/media.ts';
import type { ListedPaper } from '../model/paper.ts';
import { parsePaperId } from '../model/paper-id.ts';
import { type Listing, type RejectedEntry, SourceError } from './source.ts';

/** What isn't needed to know a paper may be missing or broken: then it is unknown. */
const optionalText = z.string().nullish().catch(null);
const optionalCount = z.number().int().nonnegative().nullish().catch(null);
const optionalTexts = (most: number) =>
  z.preprocess(firstOf(most), z.array(z.string())).nullish().catch(null);
const authorJson = z.object({ name: z.string(), hidden: z.boolean().optional() }).nullable().catch(null);

/** Unknown fields pass; they come and go. */
const entryJson = z.object({
  paper: z.object({
    id: z.string().max(LONGEST.address),
    title: z.string(),
    summary: optionalText,
    authors: z.preprocess(firstOf(MOST.authors), z.array(authorJson)).catch([]),
    upvotes: optionalCount,
    discussionId: optionalText,
    ai_summary: optionalText,
    ai_keywords: optionalTexts(MOST.keywords),
    githubRepo: optionalText,
    projectPage: optionalText,
    mediaUrls: optionalTexts(MOST.media),
    organization: z.object({ fullname: optionalText, name: optionalText }).nullish().catch(null),
  }),
  publishedAt: optionalText,
  numComments: optionalCount,
  thumbnail: optionalText,
  mediaUrls: optionalTexts(MOST.media),
  mediaUrl: optionalText,
});

const idJson = z.object({ paper: z.object({ id: z.string().max(100) }) });

type EntryJson = z.infer<typeof entryJson>;

/** The list as read. One of which nothing can be read has another form than is known here: it tells nothing of its day. */
export function listingOf(list: readonly unknown[]): Listing {
  const { papers, rejected } = readList(list);
  const [first] = rejected;
  if (first && papers.length === 0)
    throw new SourceError(
      `none of the list's ${counted(rejected.length, 'entry', 'entries')} can be read: ${first.reason}`,
    );
  return { state: 'listed', papers, rejected };
}

/** The papers of a list, each once, and what on it is none. */
export function readList(list: readonly unknown[]): { papers: ListedPaper[]; rejected: RejectedEntry[] } {
  const papers = new Map<string, ListedPaper>();
  const rejected: RejectedEntry[] = [];
  for (const json of list) {
    const read = readEntry(json);
    if ('reason' in read) rejected.push({ entry: nameOf(json), reason: read.reason });
    // The list can shift between two pages, so that a paper stands on both.
    else if (!papers.has(read.id)) papers.set(read.id, read);
  }
  return { papers: [...papers.values()], rejected };
}

/** What a rejected entry is called in the log. */
function nameOf(json: unknown): string {
  const named = idJson.safeParse(json);
  return named.success ? named.data.paper.id : (JSON.stringify(json) ?? 'nothing').slice(0, 100);
}

/** The paper, or the reason why there is none. */
function readEntry(json: unknown): ListedPaper | { readonly reason: string } {
  const parsed = entryJson.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { reason: `${issue?.path.join('.') || 'entry'}: ${issue?.message}` };
  }
  const { paper } = parsed.data;
  const id = parsePaperId(paper.id);
  const title = boundText(paper.title, LONGEST.title);
  if (id === null) return { reason: 'paper.id: not an arXiv id' };
  if (title === '') return { reason: 'paper.title: empty' };
  const abstract = text(paper.summary, LONGEST.text);
  const aiSummary = text(paper.ai_summary, LONGEST.text);
  return {
    id,
    title,
    authors: authors(paper.authors),
    upvotes: paper.upvotes ?? null,
    ...media(parsed.data),
    abstract,
    aiSummary: aiSummary === abstract ? null : aiSummary,
    keywords: boundNames(paper.ai_keywords ?? [], MOST.keywords),
    organization:
      text(paper.organization?.fullname, LONGEST.name) ?? text(paper.organization?.name, LONGEST.name),
    github: address(paper.githubRepo),
    project: address(paper.projectPage),
    comments: parsed.data.numComments ?? 0,
    listedAt: createdAt(paper.discussionId) ?? instant(parsed.data.publishedAt) ?? 0,
  };
}

function authors(listed: EntryJson['paper']['authors']): string[] {
  const shown = listed.filter((author) => author !== null && !author.hidden);
  const names = boundNames(
    shown.map((author) => author?.name ?? ''),
    MOST.authors,
  );
  return names.filter((name) => name !== '+');
}

/** The first picture and the first film; a paper that has neither shows the thumbnail that the source drew. */
function media({ mediaUrls, mediaUrl, thumbnail, paper }: EntryJson): Pick<ListedPaper, 'image' | 'video'> {
  const listed = mediaUrls ?? paper.mediaUrls ?? (mediaUrl ? [mediaUrl] : []);
  const urls = listed.map(address).filter((url) => url !== null);
  const image = urls.find((url) => ['still', 'animation'].includes(mediaKind(url))) ?? null;
  const video = urls.find((url) => mediaKind(url) === 'video') ?? null;
  return { image: image ?? (video === null ? address(thumbnail) : null), video };
}

/** The first four bytes of an ObjectId are the seconds at which it was made. */
function createdAt(objectId: string | null | undefined): number | null {
  return objectId && /^[0-9a-f]{24}$/.test(objectId)
    ? Number.parseInt(objectId.slice(0, 8), 16) * 1000
    : null;
}

/** Before there were discussions, this was when the paper was listed. */
function instant(iso: string | null | undefined): number | null {
  const time = Date.parse(iso ?? '');
  return Number.isNaN(time) ? null : time;
}

function text(value: string | null | undefined, longest: number): string | null {
  return boundText(value ?? '', longest) || null;
}

function address(value: string | null | undefined): string | null {
  return boundAddress(value ?? '');
}

/** Cut before it is looked at: what is listed without end costs nothing then. */
function firstOf(most: number): (list: unknown) => unknown {
  return (list) => (Array.isArray(list) ? list.slice(0, most) : list);
}
