// Publishes headers in announcement channels, which Discord allows ten times an hour in each; nothing waits for it.
import { RateLimitError } from 'discord.js';
import { publish } from '../../discord/api/messages.ts';
import type { App } from '../../discord/app.ts';
import { whyPaused } from '../../discord/errors.ts';
import { messageOf } from '../../model/errors.ts';
import { recordPublishing, unpublished } from '../../store/posts.ts';

/** When Discord is down or doesn't say, it is asked again after this many milliseconds. */
const LATER = 5 * 60 * 1000;

const DONE = 0;

export async function publishWaiting(app: App): Promise<void> {
  for (const post of await unpublished(app.store, app.now())) {
    if (app.isEnding()) return;
    try {
      await publish(app.client.rest, post.channelId, post.messageId);
      await recordPublishing(app.store, post, DONE);
      app.log.info({ channel: post.channelId }, 'header published');
    } catch (error) {
      const refused = whyPaused(error) !== null;
      const wait = error instanceof RateLimitError ? error.retryAfter : LATER;
      await recordPublishing(app.store, post, refused ? null : app.now() + wait);
      app.log.warn(
        { channel: post.channelId, reason: messageOf(error) },
        refused ? 'header not published' : 'header not published yet',
      );
    }
  }
}
