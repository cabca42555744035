// "Discuss" on a posted card: opens the thread about its paper the first time, and leads to it ever after.
import { channelMention } from 'discord.js';
import { startThread } from '../../src/discord/api/messages.ts';
import { isRefusal } from '../../src/discord/errors.ts';
import type { Call } from '../../src/discord/interactions/call.ts';
import { type Answer, sharedPresses } from '../../src/discord/interactions/command.ts';
import { UserError } from '../../src/model/errors.ts';
import { papersById } from '../../src/store/papers.ts';
import { findPost } from '../../src/store/posts.ts';

export default sharedPresses({ discuss: (call, { args: [id = ''] }) => discuss(call, id) });

/** A thread has the id of the message that it begins at, so that it is there once, whoever presses. */
async function discuss({ app, say, guildId }: Call, id: string): Promise<Answer> {
  const [paper] = await papersById(app.store, [id], say.language);
  const post = guildId === null ? null : await findPost(app.store, guildId, id);
  if (!paper || !post) throw new UserError('no-card');
  const thread = await startThread(app.client.rest, post.channelId, post.messageId, paper.title).catch(
    (error: unknown) => {
      if (isRefusal(error)) throw new UserError('no-thread');
      throw error;
    },
  );
  return { content: say('discuss.here', { thread: channelMention(thread) }) };
}
