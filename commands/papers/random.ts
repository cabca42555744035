// /papers random: any paper, to stumble upon, and another one at a press.

import type { Call } from '../../src/discord/interactions/call.ts';
import { slash } from '../../src/discord/interactions/command.ts';
import { action, buttonId, type Payload, row } from '../../src/discord/views/payload.ts';
import { UserError } from '../../src/model/errors.ts';
import { anyPaper } from '../../src/store/papers.ts';
import { paperCard } from './card.ts';
import { SHARE, toAll } from './share.ts';

export default slash({
  options: SHARE,
  run: async (call, { share }) =>
    share ? { ...(await anyCard(await toAll(call), true)), as: 'public' } : anyCard(call, false),
  presses: {
    random: async (call, { isPrivate }) => ({
      ...(await anyCard(call, false)),
      as: isPrivate ? 'update' : 'private',
    }),
  },
});

async function anyCard(call: Call, isShared: boolean): Promise<Payload> {
  const id = await anyPaper(call.app.store, call.app.random());
  if (id === null) throw new UserError('no-digests');
  const card = await paperCard(call, id, { isShared });
  const another = action(buttonId('random'), call.say('show.another'), { emoji: '🎲' });
  return { ...card, components: [...(card.components ?? []), row(another)] };
}
