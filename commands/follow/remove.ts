// /follow remove: hear no more of one topic.
import { slash } from '../../src/discord/interactions/command.ts';
import { topicName, topicText } from '../../src/discord/views/match-messages.ts';
import { COLOUR, LIMIT } from '../../src/discord/views/payload.ts';
import { fold } from '../../src/index/tokens.ts';
import { UserError } from '../../src/model/errors.ts';
import { truncate } from '../../src/model/text.ts';
import { followsOf, removeFollows } from '../../src/store/follows.ts';

export default slash({
  options: {
    which: {
      type: 'text',
      required: true,
      maxLength: LIMIT.choice,
      suggest: async ({ app, say, memberId }, typed) => {
        const follows = await followsOf(app.store, memberId);
        return follows
          .filter(({ text }) => fold(text).includes(fold(typed.trim())))
          .map(({ id, kind, text }) => ({
            name: truncate(topicName({ kind, text }, say), LIMIT.choice),
            value: String(id),
          }));
      },
    },
  },
  run: async ({ app, say, memberId }, { which }) => {
    const follows = await followsOf(app.store, memberId);
    const meant = follows.filter(({ id, text }) => String(id) === which || fold(text) === fold(which.trim()));
    const removed = await removeFollows(
      app.store,
      memberId,
      meant.map(({ id }) => id),
    );
    if (removed.length === 0) throw new UserError('not-followed', { text: which });
    const topic = removed.map((each) => topicText(each, say)).join(', ');
    const description = say('follow.removed', { topic });
    return { embeds: [{ color: COLOUR, description }] };
  },
});
