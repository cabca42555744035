// /papers author: all papers of a person, whose name is offered while it is typed.
import { slash } from '../../src/discord/command.ts';
import { LIMIT } from '../../src/discord/payload.ts';
import { truncate } from '../../src/model/text.ts';
import { authorsLike } from '../../src/store/authors.ts';
import { results } from './results.ts';

const CHOICES = 25;

export default slash({
  options: {
    name: {
      type: 'text',
      required: true,
      maxLength: LIMIT.choice,
      suggest: async ({ app, say }, typed) => {
        const authors = await authorsLike(app.store, typed, CHOICES);
        return authors.map(({ name, papers }) => ({
          name: truncate(say('list.authorPapers', { name, count: papers }), LIMIT.choice),
          value: name.slice(0, LIMIT.choice),
        }));
      },
    },
  },
  run: (call, { name }) => results(call, { by: 'author', name }),
});
