// /digest resume: takes up again what an admin or trouble paused.
import { channelMention } from 'discord.js';
import { slash } from '../../src/discord/interactions/command.ts';
import { COLOUR } from '../../src/discord/views/payload.ts';
import { resume } from '../../src/store/subscriptions.ts';
import { oneOf } from './one-of.ts';
import { whenNext, whyPaused } from './when-next.ts';
import { WHICH } from './which.ts';

const one = oneOf('resume', async (call, subscription) => {
  const { app, say } = call;
  await resume(app.store, subscription.id);
  const resumed = { ...subscription, paused: null, tryAt: null };
  const channel = channelMention(subscription.channelId);
  const description =
    whyPaused(call, resumed) ?? say('digests.nowResumed', { channel, when: await whenNext(app, resumed) });
  return { embeds: [{ color: COLOUR, description }] };
});

export default slash({
  options: { which: WHICH },
  run: (call, { which }) => one.run(call, which, {}),
  presses: one.presses,
});
