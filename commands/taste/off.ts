// /taste off: nothing is learned of a member's taste any more, and what was learned is deleted.
import { slash } from '../../src/discord/interactions/command.ts';
import { COLOUR } from '../../src/discord/views/payload.ts';
import { switchTaste } from '../../src/taste/kept-taste.ts';

export default slash({
  options: {},
  run: async ({ app, say, memberId }) => {
    await switchTaste(app.store, { kind: 'member', id: memberId }, false);
    return { embeds: [{ color: COLOUR, description: say('taste.isOff') }] };
  },
});
