// Publishes headers in announcement channels, which Discord allows ten times an hour in each; nothing waits for it.
import { publish } from '../../discord/api/messages.ts';
import type { App } from '../../discord/app.ts';
import { isGone, meaningOf } from '../../discord/errors.ts';
import { messageOf } from '../../model/errors.ts';
import { recordPublishing, type Unpublished, unpublished } from '../../store/posts.ts';

/** What Discord decided against is asked for again after this many milliseconds, as often as there is a new digest. */
const REFUSED_MS = 24 * 60 * 60 * 1000;

const DONE = 0;

export async function publishWaiting(app: App): Promise<void> {
  for (const post of await unpublished(app.store, app.share, app.now())) {
    if (app.isEnding()) return;
    if (app.waits.isHeld(workOf(post))) continue;
    try {
      await publish(app.client.rest, post.channelId, post.messageId);
      await recordPublishing(app.store, post, DONE);
      app.log.info({ channel: post.channelId }, 'header published');
    } catch (error) {
      const isOver = isGone(error);
      await recordPublishing(app.store, post, isOver ? null : tryAt(app, post, error));
      app.log.warn(
        { channel: post.channelId, reason: messageOf(error) },
        isOver ? 'header not published: it was deleted' : 'header not published yet',
      );
    }
  }
}

function workOf({ deliveryId }: Unpublished): string {
  return `publish ${deliveryId}`;
}

/** In epoch milliseconds. */
function tryAt({ now, waits }: App, post: Unpublished, error: unknown): number {
  const meaning = meaningOf(error);
  switch (meaning.kind) {
    case 'weather':
      waits.hold(workOf(post));
      return now();
    case 'limit':
      return now() + meaning.waitMs;
    case 'decision':
      return now() + REFUSED_MS;
  }
}
