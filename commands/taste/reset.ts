// /taste reset: forgets what a member chose so far, after a question.
import { ButtonStyle } from 'discord.js';
import { slash } from '../../src/discord/interactions/command.ts';
import { action, buttonId, COLOUR, row } from '../../src/discord/views/payload.ts';
import { resetTaste } from '../../src/taste/kept-taste.ts';

export default slash({
  options: {},
  run: async ({ say }) => {
    const yes = action(buttonId('reset-taste', 'yes'), say('taste.resetYes'), { style: ButtonStyle.Danger });
    const no = action(buttonId('reset-taste', 'no'), say('taste.resetNo'));
    const embed = { color: COLOUR, title: say('taste.resetTitle'), description: say('taste.resetBody') };
    return { embeds: [embed], components: [row(yes, no)] };
  },
  presses: {
    'reset-taste': async ({ app, say, memberId }, { args: [answer] }) => {
      const isMeant = answer === 'yes';
      if (isMeant) await resetTaste(app.store, { kind: 'member', id: memberId }, app.now());
      const description = say(isMeant ? 'taste.isReset' : 'taste.kept');
      return { embeds: [{ color: COLOUR, description }], components: [], as: 'update' };
    },
  },
});
