// The list of papers that search, author and date answer with, and the buttons that turn its pages.
import { z } from 'zod';
import { type Answer, type Call, sharedPresses } from '../../src/discord/command.ts';
import { escapeText, link } from '../../src/discord/escape.ts';
import { authorLine } from '../../src/discord/message.ts';
import { action, buttonId, COLOUR, type Payload, row } from '../../src/discord/payload.ts';
import { voteTexts } from '../../src/discord/vote-text.ts';
import { type Day, day } from '../../src/model/day.ts';
import { UserError } from '../../src/model/errors.ts';
import { arxivUrl, type SummarisedPaper } from '../../src/model/paper.ts';
import { truncate } from '../../src/model/text.ts';
import { paperIdsOf } from '../../src/store/digests.ts';
import { findLookup, saveLookup } from '../../src/store/lookups.ts';
import { papersById } from '../../src/store/papers.ts';
import { type Found, search } from '../../src/store/search.ts';

/** What a list answers. */
export type Lookup =
  | { readonly by: 'search'; readonly query: string }
  | { readonly by: 'author'; readonly name: string }
  | { readonly by: 'date'; readonly date: Day };

const lookupJson: z.ZodType<Lookup> = z.discriminatedUnion('by', [
  z.object({ by: z.literal('search'), query: z.string() }),
  z.object({ by: z.literal('author'), name: z.string() }),
  z.object({ by: z.literal('date'), date: z.string().transform(day) }),
]);

const PAGE = 5;

/** The first page of what `lookup` finds. Pages that follow are reached by buttons, for 14 days and after restarts too. */
export async function results(call: Call, lookup: Lookup): Promise<Answer> {
  const { app } = call;
  const found = await find(call, lookup, 0);
  if (found.total === 0) return nothing(call, lookup);
  const id = app.name();
  const query = JSON.stringify(lookup);
  if (found.total > PAGE) await saveLookup(app.store, { id, memberId: call.memberId, query }, app.now());
  return list(call, lookup, { found, id, page: 0 });
}

export default sharedPresses({
  page: async (call, { args: [id = '', wanted = ''] }) => {
    const kept = await findLookup(call.app.store, id);
    if (!kept) throw new UserError('list-expired');
    if (kept.memberId !== call.memberId) throw new UserError('list-of-another');
    const lookup = lookupJson.parse(JSON.parse(kept.query));
    const page = Number(wanted);
    const found = await find(call, lookup, page);
    return { ...(await list(call, lookup, { found, id, page })), as: 'update' };
  },
});

async function find({ app }: Call, lookup: Lookup, page: number): Promise<Found> {
  const limits = { limit: PAGE, offset: page * PAGE };
  if (lookup.by === 'search') return search(app.store, { text: lookup.query }, limits);
  if (lookup.by === 'author') return search(app.store, { text: '', author: lookup.name }, limits);
  const ids = await paperIdsOf(app.store, lookup.date);
  return { total: ids.length, ids: ids.slice(limits.offset, limits.offset + PAGE) };
}

interface Shown {
  readonly found: Found;
  readonly id: string;
  readonly page: number;
}

async function list(call: Call, lookup: Lookup, { found, id, page }: Shown): Promise<Payload> {
  const { app, say, guildId } = call;
  const papers = await papersById(app.store, found.ids, say.language);
  const votes = await voteTexts(app, guildId, found.ids);
  const lines = papers.map((paper, index) =>
    item(call, paper, { place: page * PAGE + index + 1, votes: votes.get(paper.id) ?? null }),
  );
  const pages = Math.ceil(found.total / PAGE);
  const count = say('list.found', { count: found.total });
  const footer = pages > 1 ? `${count} · ${say('list.page', { page: page + 1, pages })}` : count;
  const embed = {
    color: COLOUR,
    title: title(call, lookup),
    description: lines.join('\n\n'),
    footer: { text: footer },
  };
  if (pages === 1) return { embeds: [embed], components: [] };
  const turn = (to: number, label: string, emoji: string) =>
    action(buttonId('page', id, to), label, { emoji, disabled: to < 0 || to >= pages });
  const buttons = row(turn(page - 1, say('list.previous'), '◀️'), turn(page + 1, say('list.next'), '▶️'));
  return { embeds: [embed], components: [buttons] };
}

function title({ say }: Call, lookup: Lookup): string {
  if (lookup.by === 'search') return say('list.search', { query: escapeText(truncate(lookup.query, 100)) });
  if (lookup.by === 'author') return say('list.author', { name: escapeText(truncate(lookup.name, 100)) });
  return say('list.date', { date: lookup.date });
}

function item(
  { say }: Call,
  paper: SummarisedPaper,
  { place, votes }: { place: number; votes: string | null },
): string {
  const facts = [
    paper.date,
    ...(paper.upvotes === null ? [] : [`▲ ${paper.upvotes}`]),
    ...(votes === null ? [] : [votes]),
  ].join(' · ');
  const gist = paper.summary.tldr ?? paper.summary.bullets[0]?.text;
  return [
    `**${place}.** ${link(truncate(paper.title, 150), arxivUrl(paper.id))}`,
    `${escapeText(authorLine(paper.authors, 80, say))} · ${facts}`,
    ...(gist ? [`> ${escapeText(truncate(gist, 160))}`] : []),
  ].join('\n');
}

function nothing({ say }: Call, lookup: Lookup): Answer {
  const hint = lookup.by === 'author' ? say('list.nothingAuthorHint') : say('list.nothingHint');
  return { embeds: [{ color: COLOUR, title: say('list.nothing'), description: hint }] };
}
