// The button under an opened paper that gives its citation, to be copied, or as a file where it is long.
import { toBibtex } from '../../src/citation/bibtex.ts';
import { type Answer, sharedPresses } from '../../src/discord/interactions/command.ts';
import { LIMIT } from '../../src/discord/views/payload.ts';
import { UserError } from '../../src/model/errors.ts';
import { papersById } from '../../src/store/papers.ts';

export default sharedPresses({
  bibtex: async ({ app, say }, { args: [id = ''] }): Promise<Answer> => {
    const papers = await papersById(app.store, [id], say.language);
    if (papers.length === 0) throw new UserError('paper-unknown', { paper: id });
    const text = toBibtex(papers);
    const shown = `\`\`\`bibtex\n${text}\`\`\``;
    // Hundreds of authors don't fit into a message, and a title may end the block of code.
    const fits = shown.length <= LIMIT.content && !text.includes('```');
    if (fits) return { content: shown };
    return { content: say('show.asFile'), files: [{ name: `${id.replaceAll('/', '-')}.bib`, text }] };
  },
});
