// When a subscription posts next, in words, or what is in the way.
import { isOwedSomething } from '../../src/daily/deliver/due.ts';
import type { App } from '../../src/discord/app.ts';
import type { Call } from '../../src/discord/interactions/call.ts';
import { findObstacle } from '../../src/discord/obstacles.ts';
import { pauseSentence } from '../../src/discord/views/pause-text.ts';
import { nextPost } from '../../src/discord/views/plan-text.ts';
import type { Subscription } from '../../src/model/subscription.ts';

/** The sentence of what keeps it from posting; null where a post can be promised. What the gateway tells is told before the first post fails for it. */
export function whyPaused(
  { app, say }: Pick<Call, 'app' | 'say'>,
  subscription: Subscription,
): string | null {
  const told = findObstacle(app.client, subscription, app.now());
  // What only the gateway told of is over when it says so, a minute before the next round takes it up.
  const isOver = told === null && subscription.tryAt === null && subscription.paused !== 'admin';
  const paused = isOver ? null : (subscription.paused ?? told);
  return paused === null ? null : `⏸ ${pauseSentence(app.client, { ...subscription, paused }, say)}`;
}

/** A limit that is waited out may last longer than it is until the hour. */
export async function whenNext(app: App, subscription: Subscription): Promise<string> {
  const isReady = await isOwedSomething(app, subscription);
  const now = Math.max(app.now(), subscription.tryAt ?? 0);
  return nextPost(subscription, { closes: app.config.DIGEST_CLOSES, now, isReady });
}
