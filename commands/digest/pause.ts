// /digest pause: no posts until /digest resume.
import { channelMention } from 'discord.js';
import { slash } from '../../src/discord/interactions/command.ts';
import { COLOUR } from '../../src/discord/views/payload.ts';
import { pause } from '../../src/store/subscriptions.ts';
import { oneOf } from './one-of.ts';
import { WHICH } from './which.ts';

const one = oneOf('pause', async (call, { id, channelId }) => {
  await pause(call.app.store, id, 'admin');
  const description = call.say('digests.nowPaused', { channel: channelMention(channelId) });
  return { embeds: [{ color: COLOUR, description }] };
});

export default slash({
  options: { which: WHICH },
  run: (call, { which }) => one.run(call, which, {}),
  presses: one.presses,
});
