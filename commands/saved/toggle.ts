// "Save" under an opened paper: keeps it, or when pressed again, lets it go.
import { sharedPresses } from '../../src/discord/interactions/command.ts';
import { titleLink } from '../../src/discord/views/paper-line.ts';
import { COLOUR } from '../../src/discord/views/payload.ts';
import { UserError } from '../../src/model/errors.ts';
import { papersById } from '../../src/store/papers.ts';
import { MOST_SAVED, savePapers, unsavePaper } from '../../src/store/saved.ts';

export default sharedPresses({
  save: async ({ app, say, memberId }, { args: [id = ''] }) => {
    const [paper] = await papersById(app.store, [id], say.language);
    if (!paper) throw new UserError('paper-unknown', { paper: id });
    const isRemoved = await unsavePaper(app.store, memberId, id);
    const saving = isRemoved ? null : await savePapers(app.store, memberId, [id], app.now());
    if (saving && saving.refused.length > 0) throw new UserError('saved-full', { most: MOST_SAVED });
    const title = titleLink(paper);
    const description = isRemoved ? say('saved.removed', { title }) : say('saved.kept', { title });
    return { embeds: [{ color: COLOUR, description }] };
  },
});
