// A page of a member's saved papers: the list, a menu that opens one, a menu that removes one, and buttons that turn the page.
import { ComponentType } from 'discord.js';
import type { Call } from '../../src/discord/interactions/call.ts';
import { openMenu } from '../../src/discord/views/open-menu.ts';
import { paperLines } from '../../src/discord/views/paper-line.ts';
import {
  action,
  type Button,
  buttonId,
  COLOUR,
  LIMIT,
  type Payload,
  row,
} from '../../src/discord/views/payload.ts';
import type { SummarisedPaper } from '../../src/model/paper.ts';
import { truncate } from '../../src/model/text.ts';
import { papersById } from '../../src/store/papers.ts';
import { countSaved, savedIds } from '../../src/store/saved.ts';

/** Papers on a page; as in look-ups. */
const PAGE = 5;

/** `wanted` is a page from 0; the last one where there are fewer by now. */
export async function savedPage({ app, say, memberId }: Call, wanted: number): Promise<Payload> {
  const total = await countSaved(app.store, memberId);
  const title = say('saved.title');
  if (total === 0) {
    return { embeds: [{ color: COLOUR, title, description: say('saved.none') }], components: [] };
  }
  const pages = Math.ceil(total / PAGE);
  const page = Math.min(wanted, pages - 1);
  const ids = await savedIds(app.store, memberId, { limit: PAGE, offset: page * PAGE });
  const papers = await papersById(app.store, ids, say.language);
  const rank = (index: number) => page * PAGE + index + 1;
  const items = papers.map((paper, index) => paperLines(paper, rank(index), say).join('\n'));
  const count = say('list.found', { count: total });
  const footer = pages > 1 ? `${count} · ${say('list.page', { page: page + 1, pages })}` : count;
  const turn = (to: number, label: string, emoji: string) =>
    action(buttonId('saved', to), label, { emoji, disabled: to < 0 || to >= pages });
  const numbered = papers.map((paper, index) => ({ ...paper, rank: rank(index) }));
  return {
    embeds: [{ color: COLOUR, title, description: items.join('\n\n'), footer: { text: footer } }],
    components: [
      row(openMenu(numbered, 'saved', say)),
      row(removeMenu(numbered, page, say('saved.remove'))),
      ...(pages > 1
        ? [row(turn(page - 1, say('list.previous'), '◀️'), turn(page + 1, say('list.next'), '▶️'))]
        : []),
    ],
  };
}

function removeMenu(
  papers: readonly (SummarisedPaper & { readonly rank: number })[],
  page: number,
  placeholder: string,
): Button {
  return {
    type: ComponentType.StringSelect,
    custom_id: buttonId('unsave', page),
    placeholder,
    max_values: papers.length,
    options: papers.map(({ id, title, rank }) => ({
      label: truncate(`${rank}. ${title}`, LIMIT.choice),
      value: id,
    })),
  };
}
