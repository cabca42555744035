// /digest remove: ends a subscription; what was posted stays, and /digest setup brings it back.
import { channelMention } from 'discord.js';
import { slash } from '../../src/discord/interactions/command.ts';
import { COLOUR } from '../../src/discord/views/payload.ts';
import { unsubscribe } from '../../src/store/subscriptions.ts';
import { WHICH, which } from './which.ts';

export default slash({
  options: { which: WHICH },
  run: async (call, { which: wanted }) => {
    const { app, say } = call;
    const { id, channelId } = await which(call, wanted);
    await unsubscribe(app.store, id, app.now());
    const description = say('digests.nowRemoved', { channel: channelMention(channelId) });
    return { embeds: [{ color: COLOUR, description }] };
  },
});
