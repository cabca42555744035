// A page of papers for a member as a message: each with why it is there, menus that open one or ask for more and less like it.
import type { Call } from '../../src/discord/interactions/call.ts';
import { openMenu } from '../../src/discord/views/open-menu.ts';
import { titleLink } from '../../src/discord/views/paper-line.ts';
import { action, buttonId, COLOUR, LIMIT, type Payload, row } from '../../src/discord/views/payload.ts';
import { tuneMenu } from '../../src/discord/views/tune-menu.ts';
import { whyLine } from '../../src/discord/views/why-text.ts';
import { voteTexts } from '../../src/discord/votes/vote-text.ts';
import type { Speech } from '../../src/locale/texts.ts';
import { truncate } from '../../src/model/text.ts';
import { papersById } from '../../src/store/papers.ts';
import type { Recommended } from '../../src/taste/recommend.ts';
import { FEWEST_CHOICES } from '../../src/taste/taste.ts';
import { whyOf } from '../../src/taste/why.ts';
import { item } from './item.ts';
import { PAGE } from './lookup.ts';

export interface Wanted {
  readonly days: number;
  /** From 0. */
  readonly page: number;
  /** What was just said to a paper. */
  readonly noted?: { readonly isMore: boolean; readonly paperId: string };
}

export async function forYouList(call: Call, recommended: Recommended, wanted: Wanted): Promise<Payload> {
  const { app, say, guildId } = call;
  const { days, page } = wanted;
  const shown = recommended.list.slice(page * PAGE, (page + 1) * PAGE);
  const ids = shown.map(({ id }) => id);
  const papers = await papersById(app.store, ids, say.language);
  const why = await whyOf(app.store, recommended, shown);
  const votes = await voteTexts(app, guildId, ids);
  const ranked = papers.map((paper, at) => ({ ...paper, rank: page * PAGE + at + 1 }));
  const items = ranked.map((paper) => {
    const facts = { rank: paper.rank, votes: votes.get(paper.id), isOfOneDay: days === 1, ask: null };
    const reason = whyLine(why.get(paper.id) ?? [], say);
    return [item(call, paper, facts), ...(reason === '' ? [] : [reason])].join('\n');
  });
  const noted = wanted.noted ? [await notedLine(call, wanted.noted)] : [];
  const above = [...noted, basisLine(recommended, say)].join('\n');
  const pages = Math.ceil(recommended.list.length / PAGE);
  const count = say('foryou.footer', {
    count: recommended.list.length,
    span: say('foryou.span', { count: days }),
  });
  return {
    embeds: [
      {
        color: COLOUR,
        title: say('foryou.title'),
        description: truncate([above, ...items].join('\n\n'), LIMIT.description),
        footer: { text: pages < 2 ? count : `${count} · ${say('list.page', { page: page + 1, pages })}` },
      },
    ],
    components: [
      row(openMenu(ranked, app.name(), say)),
      row(tuneMenu(ranked, buttonId('tune', days, page), say)),
      ...(pages > 1 ? [pageButtons(wanted, pages, say)] : []),
    ],
  };
}

/** What the order is made of. */
function basisLine({ list, own, server }: Recommended, say: Speech): string {
  if (own.model) return say('foryou.byTaste', { count: own.choices.length + own.follows.length });
  const order = [
    ...(list.some(({ basis }) => basis === 'follows') ? [say('foryou.coldFollows')] : []),
    say(server?.model ? 'foryou.coldServer' : 'foryou.coldUpvotes'),
  ].join(' → ');
  return say('foryou.cold', { count: FEWEST_CHOICES, order });
}

async function notedLine(
  { app, say }: Call,
  { isMore, paperId }: NonNullable<Wanted['noted']>,
): Promise<string> {
  const [paper] = await papersById(app.store, [paperId], say.language);
  const title = paper ? titleLink(paper, 60) : paperId;
  return say(isMore ? 'foryou.moreNoted' : 'foryou.lessNoted', { title });
}

function pageButtons({ days, page }: Wanted, pages: number, say: Speech) {
  const turn = (to: number, label: string, emoji: string) =>
    action(buttonId('foryou', days, to), label, { emoji, disabled: to < 0 || to >= pages });
  return row(turn(page - 1, say('list.previous'), '◀️'), turn(page + 1, say('list.next'), '▶️'));
}
