// What members say to papers wherever they meet them: "Not for me" under an opened one, more or less in a direct message.
import { sharedPresses } from '../../src/discord/interactions/command.ts';
import { titleLink } from '../../src/discord/views/paper-line.ts';
import { COLOUR } from '../../src/discord/views/payload.ts';
import { readTuning } from '../../src/discord/views/tune-menu.ts';
import { UserError } from '../../src/model/errors.ts';
import { papersById } from '../../src/store/papers.ts';
import { likingOf, setLiking } from '../../src/taste/choices.ts';

export default sharedPresses({
  'not-for-me': async ({ app, say, memberId }, { args: [id = ''] }) => {
    const [paper] = await papersById(app.store, [id], say.language);
    if (!paper) throw new UserError('paper-unknown', { paper: id });
    const isTakenBack = (await likingOf(app.store, memberId, id)) === -1;
    await setLiking(app.store, { memberId, paperId: id, sign: isTakenBack ? null : -1 }, app.now());
    const title = titleLink(paper);
    const description = say(isTakenBack ? 'foryou.takenBack' : 'foryou.lessNoted', { title });
    return { embeds: [{ color: COLOUR, description }] };
  },
  'more-or-less': async ({ app, say, memberId }, { values: [value = ''] }) => {
    const { isMore, paperId } = readTuning(value);
    const [paper] = await papersById(app.store, [paperId], say.language);
    if (!paper) throw new UserError('paper-unknown', { paper: paperId });
    await setLiking(app.store, { memberId, paperId, sign: isMore ? 1 : -1 }, app.now());
    const description = say(isMore ? 'foryou.moreNoted' : 'foryou.lessNoted', { title: titleLink(paper) });
    return { embeds: [{ color: COLOUR, description }] };
  },
});
