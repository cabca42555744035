// /digest setup: shows what a channel would get, when and in which form; Save subscribes it.

import { slash } from '../../src/discord/interactions/command.ts';
import { inServer } from '../../src/discord/interactions/in-server.ts';
import { defaultPlan } from '../../src/model/subscription.ts';
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
    const guildId = inServer(call);
    const channel = await seenChannel(call, channelId);
    const language = offeredLanguage(call);
    const usual = { ...defaultPlan(language), zone: guessZone(call) ?? defaultPlan(language).zone };
    const plan = {
      ...(await applyOptions(call, usual, options)),
      layout: layoutFor(channel.type, options.layout),
    };
    return panel(call, {
      ...NOTHING_TYPED,
      guildId,
      channelId,
      subscriptionId: null,
      plan,
      byManager: call.isManager,
    });
  },
});
