// /taste server: an admin says whether tastes are learned and used in a server.
import { slash } from '../../src/discord/interactions/command.ts';
import { inServer } from '../../src/discord/interactions/in-server.ts';
import { COLOUR } from '../../src/discord/views/payload.ts';
import { UserError } from '../../src/model/errors.ts';
import { switchTaste } from '../../src/taste/kept-taste.ts';

export default slash({
  options: { tastes: { type: 'choice', required: true, values: ['on', 'off'] } },
  run: async (call, { tastes }) => {
    const id = inServer(call);
    // The group is everybody's.
    if (!call.isManager) throw new UserError('admins-only');
    await switchTaste(call.app.store, { kind: 'server', id }, tastes === 'on');
    const description = call.say(tastes === 'on' ? 'taste.serverOn' : 'taste.serverOff');
    return { embeds: [{ color: COLOUR, description }] };
  },
});
