// /follow author: hear of a person's papers; known names are offered, and any other may become known.
import { slash } from '../../src/discord/interactions/command.ts';
import { LIMIT } from '../../src/discord/views/payload.ts';
import { authorsLike } from '../../src/search/authors.ts';
import { follow } from './add.ts';
import { nameOption } from './name-option.ts';

export default slash({
  options: { name: nameOption(({ app }, typed) => authorsLike(app.index.db, typed, LIMIT.choices)) },
  run: (call, { name }) => follow(call, 'author', name),
});
