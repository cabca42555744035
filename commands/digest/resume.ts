// /digest resume: takes up again what an admin or trouble paused.
import { channelMention } from 'discord.js';
import { slash } from '../../src/discord/interactions/command.ts';
import { COLOUR } from '../../src/discord/views/payload.ts';
import { resume } from '../../src/store/subscriptions.ts';
import { whenNext } from './when-next.ts';
import { WHICH, which } from './which.ts';

export default slash({
  options: { which: WHICH },
  run: async (call, { which: wanted }) => {
    const { app, say } = call;
    const subscription = await which(call, wanted);
    await resume(app.store, subscription.id);
    const when = await whenNext(app, subscription);
    const description = say('digests.nowResumed', { channel: channelMention(subscription.channelId), when });
    return { embeds: [{ color: COLOUR, description }] };
  },
});
