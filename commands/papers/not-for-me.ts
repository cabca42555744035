// "Not for me" under an opened paper: fewer like it are recommended; when pressed again, it is taken back.
import { sharedPresses } from '../../src/discord/interactions/command.ts';
import { titleLink } from '../../src/discord/views/paper-line.ts';
import { COLOUR } from '../../src/discord/views/payload.ts';
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
});
