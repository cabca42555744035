// /follow organization: hear of the papers of a laboratory, a company or a university, as Hugging Face names it.
import { slash } from '../../src/discord/interactions/command.ts';
import { LIMIT } from '../../src/discord/views/payload.ts';
import { truncate } from '../../src/model/text.ts';
import { organizationsLike } from '../../src/search/organizations.ts';
import { follow } from './add.ts';

export default slash({
  options: {
    name: {
      type: 'text',
      required: true,
      maxLength: LIMIT.choice,
      suggest: async ({ app, say }, typed) => {
        const known = await organizationsLike(app.store, typed, LIMIT.choices);
        return known.map(({ name, papers }) => ({
          name: truncate(say('list.authorPapers', { name, count: papers }), LIMIT.choice),
          value: name.slice(0, LIMIT.choice).toWellFormed(),
        }));
      },
    },
  },
  run: (call, { name }) => follow(call, 'organization', name),
});
