// A page of a list as a message: the papers, a menu that opens one, and the buttons that turn the page.
import type { Call } from '../../src/discord/interactions/call.ts';
import { openMenu } from '../../src/discord/views/open-menu.ts';
import { action, buttonId, COLOUR, LIMIT, type Payload, row } from '../../src/discord/views/payload.ts';
import { voteTexts } from '../../src/discord/votes/vote-text.ts';
import type { SummarisedPaper } from '../../src/model/paper.ts';
import { readQuery } from '../../src/search/query.ts';
import type { Found } from '../../src/search/search.ts';
import { papersById } from '../../src/store/papers.ts';
import { headingOf } from './heading.ts';
import { item } from './item.ts';
import { COUNTED, type Lookup, PAGE } from './lookup.ts';

export interface Shown {
  readonly lookup: Lookup;
  readonly found: Found;
  /** Under which the lookup is kept. */
  readonly id: string;
  /** From 0. */
  readonly page: number;
}

/** Beside papers that were asked for, so many that only come close. */
const CLOSE = 3;

export async function list(call: Call, shown: Shown): Promise<Payload> {
  const { app, say } = call;
  const { lookup, found, id, page } = shown;
  const near = (found.near ?? []).slice(0, found.total > 0 ? CLOSE : PAGE);
  const papers = await papersById(app.store, [...found.ids, ...near], say.language);
  const { title, lines, menu } = await headingOf(call, lookup, found);
  const place = (paper: SummarisedPaper) => {
    const index = found.ids.indexOf(paper.id);
    return index < 0 ? null : page * PAGE + index + 1;
  };
  const items = await itemsOf(call, shown, { papers, place });
  const nothing = found.total === 0;
  const blocks = [
    [...lines, ...(nothing ? [say('list.noneHasAll')] : [])].join('\n'),
    ...items.slice(0, found.ids.length),
    ...(near.length > 0 && !nothing ? [`**${say('list.near')}**`] : []),
    ...items.slice(found.ids.length),
  ];
  const embed = {
    color: COLOUR,
    title: title.slice(0, LIMIT.title),
    description: thatFit(blocks.filter((block) => block !== '')),
    ...(!nothing && { footer: { text: footerOf(call, shown) } }),
  };
  const opened = papers.map((paper) => ({ ...paper, rank: place(paper) }));
  const rows = [
    row(openMenu(opened, id, say)),
    ...(menu ? [row(menu)] : []),
    ...(pagesOf(found) > 1 ? [pageButtons(call, shown)] : []),
  ];
  return { embeds: [embed], components: rows };
}

async function itemsOf(
  call: Call,
  { lookup, found }: Shown,
  { papers, place }: { papers: readonly SummarisedPaper[]; place: (paper: SummarisedPaper) => number | null },
): Promise<string[]> {
  const ask = lookup.by === 'search' ? (found.readAs ?? readQuery(found.instead ?? lookup.query)) : null;
  const isOfOneDay = lookup.by === 'date';
  const ids = papers.map((paper) => paper.id);
  const votes = await voteTexts(call.app, call.guildId, ids);
  return papers.map((paper) =>
    item(call, paper, { rank: place(paper), votes: votes.get(paper.id), isOfOneDay, ask }),
  );
}

/** Whole papers only; a description holds far more than a page, unless titles are all markup. */
function thatFit(blocks: readonly string[]): string {
  let length = blocks.length;
  while (blocks.slice(0, length).join('\n\n').length > LIMIT.description) length--;
  return blocks.slice(0, length).join('\n\n');
}

/** Of those that are counted. */
function pagesOf({ total }: Found): number {
  return Math.ceil(Math.min(total, COUNTED) / PAGE);
}

function footerOf({ say }: Call, { found, page }: Shown): string {
  const isMore = found.total > COUNTED;
  const most = COUNTED.toLocaleString(say.language);
  const count = isMore ? say('list.foundMore', { most }) : say('list.found', { count: found.total });
  const pages = pagesOf(found);
  if (pages < 2) return count;
  return `${count} · ${say(isMore ? 'list.pageOfMore' : 'list.page', { page: page + 1, pages })}`;
}

function pageButtons({ say }: Call, { found, id, page }: Shown) {
  const pages = pagesOf(found);
  const turn = (to: number, label: string, emoji: string) =>
    action(buttonId('page', id, to), label, { emoji, disabled: to < 0 || to >= pages });
  return row(turn(page - 1, say('list.previous'), '◀️'), turn(page + 1, say('list.next'), '▶️'));
}
