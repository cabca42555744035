// When a subscription posts next, in words.
import { isOwedSomething } from '../../src/daily/deliver/due.ts';
import type { App } from '../../src/discord/app.ts';
import { nextPost } from '../../src/discord/views/plan-text.ts';
import type { Subscription } from '../../src/model/subscription.ts';

export async function whenNext(app: App, subscription: Subscription): Promise<string> {
  const isReady = await isOwedSomething(app, subscription);
  return nextPost(subscription, { closes: app.config.DIGEST_CLOSES, now: app.now(), isReady });
}
