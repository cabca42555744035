// /saved remove: lets one saved paper go, which is found by typing a part of its title.

import type { Call } from '../../src/discord/interactions/call.ts';
import { slash } from '../../src/discord/interactions/command.ts';
import { titleLink } from '../../src/discord/views/paper-line.ts';
import { COLOUR, LIMIT } from '../../src/discord/views/payload.ts';
import { fold } from '../../src/index/tokens.ts';
import { UserError } from '../../src/model/errors.ts';
import type { SummarisedPaper } from '../../src/model/paper.ts';
import { parsePaperId } from '../../src/model/paper-id.ts';
import { truncate } from '../../src/model/text.ts';
import { papersById } from '../../src/store/papers.ts';
import { MOST_SAVED, savedIds, unsavePaper } from '../../src/store/saved.ts';

export default slash({
  options: {
    paper: {
      type: 'text',
      required: true,
      maxLength: 300,
      suggest: async (call, typed) => {
        const found = await savedLike(call, typed);
        return found
          .slice(0, LIMIT.choices)
          .map(({ id, title }) => ({ name: truncate(title, LIMIT.choice), value: id }));
      },
    },
  },
  run: async (call, { paper }) => {
    const { app, say, memberId } = call;
    const [found] = await savedLike(call, parsePaperId(paper) ?? paper);
    if (!found || !(await unsavePaper(app.store, memberId, found.id)))
      throw new UserError('not-saved', { paper: truncate(paper, 100) });
    return { embeds: [{ color: COLOUR, description: say('saved.removed', { title: titleLink(found) }) }] };
  },
});

/** Saved papers whose title holds what is typed, or whose id it is; the last saved first. */
async function savedLike({ app, say, memberId }: Call, typed: string): Promise<SummarisedPaper[]> {
  const ids = await savedIds(app.store, memberId, { limit: MOST_SAVED, offset: 0 });
  const papers = await papersById(app.store, ids, say.language);
  const wanted = fold(typed.trim());
  return papers.filter(({ id, title }) => id === typed || fold(title).includes(wanted));
}
