// /help: what the bot can do, for someone who has never met it.
import { slash } from '../src/discord/interactions/command.ts';
import { COLOUR } from '../src/discord/views/payload.ts';

export default slash({
  options: {},
  run: async ({ say }) => ({
    embeds: [
      {
        color: COLOUR,
        title: say('help.title'),
        description: say('help.body'),
        fields: [
          { name: say('help.lookups'), value: say('help.lookupsBody') },
          { name: say('help.own'), value: say('help.ownBody') },
          { name: say('help.follows'), value: say('help.followsBody') },
          { name: say('help.taste'), value: say('help.tasteBody') },
          { name: say('help.privacy'), value: say('help.privacyBody') },
          { name: say('help.admins'), value: say('help.adminsBody') },
        ],
      },
    ],
  }),
});
