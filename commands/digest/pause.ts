// /digest pause: no posts until /digest resume.
import { channelMention } from 'discord.js';
import { slash } from '../../src/discord/interactions/command.ts';
import { COLOUR } from '../../src/discord/views/payload.ts';
import { pause } from '../../src/store/subscriptions.ts';
import { WHICH, which } from './which.ts';

export default slash({
  options: { which: WHICH },
  run: async (call, { which: wanted }) => {
    const { id, channelId } = await which(call, wanted);
    await pause(call.app.store, id, 'admin');
    const description = call.say('digests.nowPaused', { channel: channelMention(channelId) });
    return { embeds: [{ color: COLOUR, description }] };
  },
});
