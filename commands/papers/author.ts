// /papers author: all papers of a person, whose name is offered while it is typed, and with whom they wrote.
import { slash } from '../../src/discord/interactions/command.ts';
import { AUTHOR } from './author-option.ts';
import { results } from './results.ts';
import { SHARE } from './share.ts';

export default slash({
  options: { name: { ...AUTHOR, required: true }, ...SHARE },
  run: (call, { name, share }) => results(call, { by: 'author', name }, { share: share ?? false }),
  presses: {
    author: (call, { values: [name = ''], isPrivate }) =>
      results(call, { by: 'author', name }, { update: isPrivate }),
  },
});
