// /help: what the bot can do here and for this person, for someone who has never met it.
import type { Call } from '../src/discord/interactions/call.ts';
import { slash } from '../src/discord/interactions/command.ts';
import { EVERY_CONTEXT } from '../src/discord/interactions/contexts.ts';
import { mentionCommands } from '../src/discord/interactions/mention-commands.ts';
import { COLOUR } from '../src/discord/views/payload.ts';
import { shownEmoji } from '../src/model/vote-emoji.ts';
import { voteRules } from '../src/store/servers.ts';

const PARTS = [
  ['help.lookups', 'help.lookupsBody'],
  ['help.own', 'help.ownBody'],
  ['help.follows', 'help.followsBody'],
  ['help.taste', 'help.tasteBody'],
  ['help.privacy', 'help.privacyBody'],
] as const;

const ADMINS = ['help.admins', 'help.adminsBody'] as const;

export default slash({
  rules: EVERY_CONTEXT,
  options: {},
  run: async (call) => {
    const { app, say, isManager } = call;
    const parts = isManager ? [...PARTS, ADMINS] : PARTS;
    return {
      embeds: [
        {
          color: COLOUR,
          title: say('help.title'),
          description: [say('help.body'), ...(await voting(call))].join(' '),
          fields: parts.map(([name, body]) => ({
            name: say(name),
            value: mentionCommands(app, say(body), say),
          })),
        },
      ],
    };
  },
});

/** Where there are votes: with what. */
async function voting({ app, say, guildId }: Call): Promise<string[]> {
  if (guildId === null) return [];
  const { up } = await voteRules(app.store, guildId);
  return [say('help.vote', { vote: shownEmoji(up) })];
}
