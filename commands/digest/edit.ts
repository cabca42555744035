// /digest edit: the panel of a subscription that there is, with what the options change.

import { slash } from '../../src/discord/interactions/command.ts';
import { inServer } from '../../src/discord/interactions/in-server.ts';
import type { Options, ValuesOf } from '../../src/discord/interactions/option.ts';
import { oneOf } from './one-of.ts';
import { applyOptions, CHANNEL_TYPES, layoutFor, PLAN_OPTIONS } from './options.ts';
import { panel } from './panel.ts';
import { NOTHING_TYPED, seenChannel } from './proposal.ts';
import { WHICH } from './which.ts';

const OPTIONS = {
  ...PLAN_OPTIONS,
  channel: { type: 'channel', required: false, channelTypes: CHANNEL_TYPES },
} as const satisfies Options;

const one = oneOf(
  'edit',
  async (
    call,
    { id: subscriptionId, channelId: before, ...subscription },
    given: ValuesOf<typeof OPTIONS>,
  ) => {
    const { channel: moved, ...options } = given;
    const guildId = inServer(call);
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
);

export default slash({
  options: { which: WHICH, ...OPTIONS },
  run: (call, { which, ...given }) => one.run(call, which, given),
  presses: one.presses,
});
