// /digest setup: shows what a channel would get, when and in which form; Save subscribes it. One that is set up already keeps its plan.

import type { Call } from '../../src/discord/interactions/call.ts';
import { slash } from '../../src/discord/interactions/command.ts';
import { inServer } from '../../src/discord/interactions/in-server.ts';
import { channelAndLanguage } from '../../src/discord/views/plan-text.ts';
import { defaultPlan, type Plan } from '../../src/model/subscription.ts';
import { subscriptionIn } from '../../src/store/subscriptions.ts';
import { editPanel } from './edit-panel.ts';
import {
  applyOptions,
  CHANNEL_TYPES,
  guessZone,
  layoutFor,
  offeredLanguage,
  PLAN_OPTIONS,
} from './options.ts';
import { panel } from './panel.ts';
import { NOTHING_TYPED, seenChannel } from './proposal.ts';

export default slash({
  options: { channel: { type: 'channel', required: true, channelTypes: CHANNEL_TYPES }, ...PLAN_OPTIONS },
  run: async (call, { channel: channelId, ...options }) => {
    const { app, say } = call;
    const present = await subscriptionIn(app.store, channelId, options.language ?? offeredLanguage(call));
    if (present) {
      const note = say('setup.already', channelAndLanguage(present, say));
      return editPanel(call, present, { ...options, channel: null }, note);
    }
    const channel = await seenChannel(call, channelId);
    const plan = {
      ...(await applyOptions(call, usualPlan(call), options)),
      layout: layoutFor(channel.type, options.layout),
    };
    return panel(call, {
      ...NOTHING_TYPED,
      guildId: inServer(call),
      channelId,
      subscriptionId: null,
      plan,
      before: null,
      byManager: call.isManager,
    });
  },
});

function usualPlan(call: Call): Plan {
  const plan = defaultPlan(offeredLanguage(call));
  return { ...plan, zone: guessZone(call) ?? plan.zone };
}
