// /follow author: hear of a person's papers; known names are offered, and any other may become known.
import { slash } from '../../src/discord/interactions/command.ts';
import { LIMIT } from '../../src/discord/views/payload.ts';
import { truncate } from '../../src/model/text.ts';
import { authorsLike } from '../../src/search/authors.ts';
import { follow } from './add.ts';

export default slash({
  options: {
    name: {
      type: 'text',
      required: true,
      maxLength: LIMIT.choice,
      suggest: async ({ app, say }, typed) => {
        const authors = await authorsLike(app.index.db, typed, LIMIT.choices);
        return authors.map(({ name, papers }) => ({
          name: truncate(say('list.authorPapers', { name, count: papers }), LIMIT.choice),
          value: name.slice(0, LIMIT.choice).toWellFormed(),
        }));
      },
    },
  },
  run: (call, { name }) => follow(call, 'author', name),
});
