// /follow mentions: whether one may be mentioned in this server instead, where direct messages are closed.
import { slash } from '../../src/discord/interactions/command.ts';
import { inServer } from '../../src/discord/interactions/in-server.ts';
import { escapeText } from '../../src/discord/views/escape.ts';
import { COLOUR } from '../../src/discord/views/payload.ts';
import { allowMentions, meetMember } from '../../src/store/members.ts';
import { subscriptionsOf } from '../../src/store/subscriptions.ts';

export default slash({
  options: { allow: { type: 'choice', required: true, values: ['on', 'off'] } },
  run: async (call, { allow }) => {
    const { app, say, memberId } = call;
    const guildId = allow === 'on' ? inServer(call) : null;
    await meetMember(app.store, memberId, say.language);
    await allowMentions(app.store, memberId, guildId);
    if (guildId === null) return { embeds: [{ color: COLOUR, description: say('follow.mentionsOff') }] };
    const server = app.client.guilds.cache.get(guildId)?.name ?? '';
    const channels = await subscriptionsOf(app.store, guildId);
    const lines = [
      say('follow.nowMentioned', { server: escapeText(server) }),
      ...(channels.length === 0 ? [say('follow.noChannel')] : []),
    ];
    return { embeds: [{ color: COLOUR, description: lines.join('\n') }] };
  },
});
