// /saved export: what one has saved as a file, for reference managers, spreadsheets, scripts and notes.
import { CITATION_FORMATS, cite } from '../../src/citation/citation.ts';
import { slash } from '../../src/discord/interactions/command.ts';
import { UserError } from '../../src/model/errors.ts';
import { papersById } from '../../src/store/papers.ts';
import { MOST_SAVED, savedIds } from '../../src/store/saved.ts';

export default slash({
  options: { format: { type: 'choice', required: true, values: CITATION_FORMATS } },
  run: async ({ app, say, memberId }, { format }) => {
    const ids = await savedIds(app.store, memberId, { limit: MOST_SAVED, offset: 0 });
    if (ids.length === 0) throw new UserError('nothing-saved');
    const papers = await papersById(app.store, ids, say.language);
    const { fileName, text } = cite(papers, format);
    return { content: say('saved.exported', { count: papers.length }), files: [{ name: fileName, text }] };
  },
});
