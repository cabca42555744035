// /privacy delete: deletes all that is stored of oneself, after a question.
import { ButtonStyle } from 'discord.js';
import { slash } from '../../src/discord/interactions/command.ts';
import { action, buttonId, COLOUR, row } from '../../src/discord/views/payload.ts';
import { forgetMember, personalOf } from '../../src/store/personal.ts';
import { isAnything } from './record.ts';

export default slash({
  options: {},
  run: async ({ app, say, memberId }) => {
    const personal = await personalOf(app.store, memberId);
    const title = say('privacy.deleteTitle');
    if (!isAnything(personal))
      return { embeds: [{ color: COLOUR, title, description: say('privacy.nothing') }] };
    const yes = action(buttonId('forget', 'yes'), say('privacy.deleteAll'), { style: ButtonStyle.Danger });
    const no = action(buttonId('forget', 'no'), say('privacy.keep'));
    const isInChannels = personal.told.some(({ guildId }) => guildId !== null);
    const parts = [
      say('privacy.deleteBody'),
      say('privacy.reactions'),
      ...(isInChannels ? [say('privacy.posts')] : []),
    ];
    return {
      embeds: [{ color: COLOUR, title, description: parts.join('\n\n') }],
      components: [row(yes, no)],
    };
  },
  presses: {
    forget: async ({ app, say, memberId }, { args: [answer] }) => {
      const isMeant = answer === 'yes';
      if (isMeant) await forgetMember(app.store, memberId);
      const description = isMeant
        ? `${say('privacy.deleted')}\n\n${say('privacy.reactions')}`
        : say('privacy.kept');
      return { embeds: [{ color: COLOUR, description }], components: [], as: 'update' };
    },
  },
});
