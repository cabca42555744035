// /follow organization: hear of the papers of a laboratory, a company or a university, as Hugging Face names it.
import { slash } from '../../src/discord/interactions/command.ts';
import { LIMIT } from '../../src/discord/views/payload.ts';
import { organizationsLike } from '../../src/search/organizations.ts';
import { follow } from './add.ts';
import { nameOption } from './name-option.ts';

export default slash({
  options: { name: nameOption(({ app }, typed) => organizationsLike(app.store, typed, LIMIT.choices)) },
  run: (call, { name }) => follow(call, 'organization', name),
});
