// /digest follows: whether members may be told of what they follow in a channel, rather than in direct messages.
import { ChannelType, channelMention } from 'discord.js';
import { slash } from '../../src/discord/interactions/command.ts';
import { inServer } from '../../src/discord/interactions/in-server.ts';
import { missingPermissions, permissionNames } from '../../src/discord/permissions.ts';
import { COLOUR } from '../../src/discord/views/payload.ts';
import { allowFollows } from '../../src/store/servers.ts';
import { CHANNEL_TYPES } from './options.ts';
import { seenChannel } from './proposal.ts';

/** A forum has no place for a message of its own. */
const WRITABLE = CHANNEL_TYPES.filter((type) => type !== ChannelType.GuildForum);

export default slash({
  options: {
    allow: { type: 'choice', required: true, values: ['on', 'off'] },
    channel: { type: 'channel', required: false, channelTypes: WRITABLE },
  },
  run: async (call, { allow, channel: named }) => {
    const { app, say } = call;
    const channelId = named ?? call.channelIds[0] ?? '';
    const place = { guildId: inServer(call), channelId };
    const channel = channelMention(channelId);
    if (allow === 'off') {
      await allowFollows(app.store, place, false);
      return { embeds: [{ color: COLOUR, description: say('digests.followsOff', { channel }) }] };
    }
    await seenChannel(call, channelId);
    await allowFollows(app.store, place, true);
    const missing = missingPermissions(app.client, { channelId, layout: 'cards', voting: 'buttons' });
    const permissions = permissionNames(missing, say);
    const lines = [
      say('digests.followsOn', { channel }),
      ...(permissions === '' ? [] : [`⚠️ ${say('setup.missing', { channel, permissions })}`]),
    ];
    return { embeds: [{ color: COLOUR, description: lines.join('\n') }] };
  },
});
