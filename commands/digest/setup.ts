// /digest setup: shows what a channel would get, when and in which form; Save subscribes it.

import { slash } from '../../src/discord/interactions/command.ts';
import { inServer } from '../../src/discord/interactions/in-server.ts';
import { textLanguage } from '../../src/locale/texts.ts';
import { defaultPlan } from '../../src/model/subscription.ts';
import { applyOptions, CHANNEL_TYPES, guessZone, layoutFor, PLAN_OPTIONS } from './options.ts';
import { panel } from './panel.ts';
import { seenChannel } from './proposal.ts';

/** What every server is in until somebody chooses a language, so that it tells nothing. */
const UNCHOSEN = 'en-US';

export default slash({
  options: { channel: { type: 'channel', required: true, channelTypes: CHANNEL_TYPES }, ...PLAN_OPTIONS },
  run: async (call, { channel: channelId, ...options }) => {
    const guildId = inServer(call);
    const { client, config } = call.app;
    const channel = await seenChannel(call, channelId);
    const locale = client.guilds.cache.get(guildId)?.preferredLocale ?? UNCHOSEN;
    const language = locale === UNCHOSEN ? config.DIGEST_LANGUAGE : textLanguage(locale);
    const usual = { ...defaultPlan(language), zone: guessZone(call) ?? defaultPlan(language).zone };
    const plan = {
      ...(await applyOptions(call, usual, options)),
      layout: layoutFor(channel.type, options.layout),
    };
    return panel(call, { guildId, channelId, subscriptionId: null, plan, byManager: call.isManager });
  },
});
