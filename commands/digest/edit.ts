// /digest edit: the panel of a subscription that there is, with what the options change.

import { slash } from '../../src/discord/interactions/command.ts';
import { inServer } from '../../src/discord/interactions/in-server.ts';
import { applyOptions, CHANNEL_TYPES, layoutFor, PLAN_OPTIONS } from './options.ts';
import { panel } from './panel.ts';
import { NOTHING_TYPED, seenChannel } from './proposal.ts';
import { WHICH, which } from './which.ts';

export default slash({
  options: {
    which: WHICH,
    ...PLAN_OPTIONS,
    channel: { type: 'channel', required: false, channelTypes: CHANNEL_TYPES },
  },
  run: async (call, { which: wanted, channel: moved, ...options }) => {
    const guildId = inServer(call);
    const { id: subscriptionId, channelId: before, ...subscription } = await which(call, wanted);
    const channelId = moved ?? before;
    const channel = await seenChannel(call, channelId);
    const changed = await applyOptions(call, subscription, options);
    const layout = layoutFor(channel.type, options.layout ?? (moved ? null : changed.layout));
    const plan = { ...changed, layout };
    return panel(call, {
      ...NOTHING_TYPED,
      guildId,
      channelId,
      subscriptionId,
      plan,
      byManager: call.isManager,
    });
  },
});
