// /follow mentions: whether one may be mentioned in this server instead, where direct messages are closed.
import { slash } from '../../src/discord/command.ts';
import { escapeText } from '../../src/discord/escape.ts';
import { COLOUR } from '../../src/discord/payload.ts';
import { UserError } from '../../src/model/errors.ts';
import { allowMentions, meetMember } from '../../src/store/members.ts';
import { subscriptionsOf } from '../../src/store/subscriptions.ts';

export default slash({
  options: { allow: { type: 'choice', required: true, values: ['on', 'off'] } },
  run: async ({ app, say, memberId, guildId }, { allow }) => {
    const server = guildId === null ? undefined : app.client.guilds.cache.get(guildId);
    if (allow === 'on' && !server) throw new UserError('servers-only');
    await meetMember(app.store, memberId, say.language);
    await allowMentions(app.store, memberId, allow === 'on' && server ? server.id : null);
    if (!server || allow === 'off')
      return { embeds: [{ color: COLOUR, description: say('follow.mentionsOff') }] };
    const channels = await subscriptionsOf(app.store, server.id);
    const lines = [
      say('follow.nowMentioned', { server: escapeText(server.name) }),
      ...(channels.length === 0 ? [say('follow.noChannel')] : []),
    ];
    return { embeds: [{ color: COLOUR, description: lines.join('\n') }] };
  },
});
