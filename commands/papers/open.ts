// Opening a paper from wherever it stands: a card's button, the menu of a list; and reading it in another language.

import type { Call } from '../../src/discord/interactions/call.ts';
import { type Answer, sharedPresses } from '../../src/discord/interactions/command.ts';
import { type CardOptions, paperCard } from './card.ts';

export default sharedPresses({
  // The button of a posted card says so by the card's key: it needs no link to itself.
  paper: (call, { args: [id = '', key] }) => open(call, id, { isPosted: key !== undefined }),
  open: (call, { values: [id = ''] }) => open(call, id),
  language: async (call, { args: [id = ''], values: [version], isPrivate }) => ({
    ...(await paperCard(call, id, { version })),
    as: isPrivate ? 'update' : 'private',
  }),
});

/** For the member alone, in a message of its own: the list or card stays as it is. */
async function open(call: Call, id: string, options?: CardOptions): Promise<Answer> {
  return { ...(await paperCard(call, id, options)), as: 'private' };
}
