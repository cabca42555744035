// What stands above a list: what was asked for, what was searched for instead, and what is known of an author or a day.
import { TimestampStyles, time } from 'discord.js';
import type { Call } from '../../src/discord/interactions/call.ts';
import { escapeText } from '../../src/discord/views/escape.ts';
import type { Button } from '../../src/discord/views/payload.ts';
import { typed } from '../../src/discord/views/typed.ts';
import { longDate, type Speech } from '../../src/locale/texts.ts';
import { closesAt } from '../../src/model/closing-time.ts';
import type { Day } from '../../src/model/day.ts';
import { truncate } from '../../src/model/text.ts';
import { type AuthorFacts, authorsLike, findAuthor } from '../../src/search/authors.ts';
import type { Found } from '../../src/search/search.ts';
import { digestExists } from '../../src/store/digests.ts';
import { papersById } from '../../src/store/papers.ts';
import { FEWEST_CHOICES } from '../../src/taste/taste.ts';
import { authorMenu } from './author-menu.ts';
import type { Lookup, SearchLookup } from './lookup.ts';

export interface Heading {
  readonly title: string;
  readonly lines: readonly string[];
  /** A menu of people that belong to it. */
  readonly menu?: Button;
}

/** How much of what was asked for is repeated. */
const LONGEST = 100;

/** As many people of a name are offered. */
const PEOPLE = 25;

export async function headingOf(call: Call, lookup: Lookup, found: Found): Promise<Heading> {
  const heading = await headingFor(call, lookup, found);
  if (lookup.by === 'date') return heading;
  return { ...heading, lines: [...heading.lines, ...(await indexingLine(call))] };
}

/** While the index is being made: how much is in it. */
export async function indexingLine({ app, say }: Pick<Call, 'app' | 'say'>): Promise<string[]> {
  const progress = await app.index.progress();
  return progress === null ? [] : [`-# ${say('list.indexing', { ...progress })}`];
}

async function headingFor(call: Call, lookup: Lookup, { instead, isRanked }: Found): Promise<Heading> {
  const { say } = call;
  switch (lookup.by) {
    case 'search':
      return {
        title: say('list.search', { query: typed(instead ?? lookup.query, call.readers, say) }),
        lines: [
          ...insteadLine(lookup.query, instead, call),
          ...filterLines(lookup, call),
          ...(isRanked === false ? [`-# ${say('list.notRanked', { count: FEWEST_CHOICES })}`] : []),
        ],
      };
    case 'author':
      return authorHeading(call, lookup.name, instead);
    case 'date':
      return {
        title: say('list.date', { date: longDate(say.language, lookup.date) }),
        lines: await openLines(call, lookup.date),
      };
    case 'similar': {
      const [paper] = await papersById(call.app.store, [lookup.paper], say.language);
      return { title: say('list.similar', { title: quote(paper?.title ?? lookup.paper) }), lines: [] };
    }
  }
}

function insteadLine(asked: string, instead: string | undefined, call: Call): string[] {
  if (instead === undefined) return [];
  const { readers, say } = call;
  return [say('list.instead', { asked: typed(asked, readers, say), instead: nameOf(instead, call) })];
}

/** What narrows a search, as one small line. */
export function filterLines({ author, from, to, sort }: SearchLookup, call: Call): string[] {
  const { say } = call;
  const filters = [
    ...(author ? [say('list.by', { name: nameOf(author, call) })] : []),
    ...(from && to ? [from === to ? from : `${from} – ${to}`] : []),
    ...(from && !to ? [say('list.from', { date: from })] : []),
    ...(to && !from ? [say('list.to', { date: to })] : []),
    ...(sort && sort !== 'relevance' ? [say(`list.sorted.${sort}`)] : []),
  ];
  return filters.length > 0 ? [`-# ${filters.join(' · ')}`] : [];
}

async function authorHeading(call: Call, asked: string, instead: string | undefined): Promise<Heading> {
  const { app, say } = call;
  const name = instead ?? asked;
  const author = await findAuthor(app.index.db, name);
  if (author) {
    return {
      title: say('list.author', { name: quote(author.name) }),
      lines: [...insteadLine(asked, instead && author.name, call), ...factLines(author, say)],
      ...(author.coauthors.length > 0 && {
        menu: authorMenu(author.coauthors, say('list.coauthorMenu'), say),
      }),
    };
  }
  const people = await authorsLike(app.index.db, name, PEOPLE);
  return {
    title: say('list.author', { name: nameOf(name, call) }),
    lines: [...insteadLine(asked, instead, call), say('list.severalPeople', { count: people.length })],
    ...(people.length > 0 && { menu: authorMenu(people, say('list.whichAuthor'), say) }),
  };
}

function factLines({ papers, first, latest, coauthors }: AuthorFacts, say: Speech): string[] {
  const [since, until] = [first.slice(0, 4), latest.slice(0, 4)];
  const years = since === until ? since : `${since}–${until}`;
  const names = coauthors
    .map(({ name, papers: together }) => `${escapeText(name)}${together > 1 ? ` (${together})` : ''}`)
    .join(', ');
  return [
    `-# ${say('list.found', { count: papers })} · ${years}`,
    ...(names === '' ? [] : [`-# ${say('list.coauthors', { names })}`]),
  ];
}

/** While the list of the day is still being filled: until when. */
async function openLines({ app, say }: Call, date: Day): Promise<string[]> {
  if (await digestExists(app.store, date)) return [];
  const closes = closesAt(date, app.config.DIGEST_CLOSES).epochMilliseconds;
  const when = time(Math.floor(closes / 1000), TimestampStyles.RelativeTime);
  return [closes > app.now() ? say('list.stillOpen', { when }) : say('list.notClosed')];
}

/** Where it needs no quotation marks, such as a name. */
function nameOf(text: string, { readers, say }: Call): string {
  return readers === 'everybody' ? typed(text, readers, say) : quote(text);
}

function quote(text: string): string {
  return escapeText(truncate(text, LONGEST));
}
