// Channels in trouble: weather is waited out, a limit put on the clock, and a decision of Discord's pauses the subscription until it ends.
import type { App } from '../../discord/app.ts';
import { type Meaning, meaningOf } from '../../discord/errors.ts';
import { findObstacle, isUnavailable } from '../../discord/obstacles.ts';
import { messageOf } from '../../model/errors.ts';
import type { PauseReason, Subscription } from '../../model/subscription.ts';
import { isFirstTime } from '../../store/settings.ts';
import { pause, pauseUntilTried, putBack, resume, troubledSubscriptions } from '../../store/subscriptions.ts';
import { tellHost } from './host-note.ts';
import { tellAdmins } from './pause-note.ts';

/** The name under which the work of a subscription waits. */
function workOf({ id }: Pick<Subscription, 'id'>): string {
  return `subscription ${id}`;
}

/** Whether nothing is to be sent to it now: it waits out weather, a limit, or an outage of its server. */
export function isWaiting(app: App, subscription: Subscription): boolean {
  if (app.waits.isHeld(workOf(subscription)) || isUnavailable(app.client, subscription)) return true;
  return (subscription.tryAt ?? 0) > app.now();
}

/** Whether the log has told of a trouble that keeps it from getting what it is owed. */
export function isTroubleTold({ waits }: App, subscription: Pick<Subscription, 'id'>): boolean {
  return waits.hasTrouble(workOf(subscription));
}

/** All of a digest is there: the next trouble is news. */
export function noteDelivered({ waits }: App, subscription: Pick<Subscription, 'id'>): void {
  waits.wentWell(workOf(subscription));
}

/** What went wrong with a delivery: waited out, or a reason to pause. Never throws: others are still to be served. */
export async function handleTrouble(app: App, subscription: Subscription, error: unknown): Promise<void> {
  await waitOrPause(app, subscription, error).catch((another: unknown) =>
    app.log.error({ err: another, channel: subscription.channelId }, 'subscription in trouble not paused'),
  );
}

async function waitOrPause(app: App, subscription: Subscription, error: unknown): Promise<void> {
  const { channelId: channel, guildId: guild, id } = subscription;
  const meaning = meaningOf(error);
  const facts = { channel, guild, reason: messageOf(error) };
  switch (meaning.kind) {
    case 'weather': {
      const until = new Date(app.waits.hold(workOf(subscription))).toISOString();
      app.log[levelOf(app, subscription, facts.reason)](
        { ...facts, until },
        'digest not delivered yet; it goes on then, or as soon as Discord answers',
      );
      return;
    }
    case 'limit': {
      const until = app.now() + meaning.waitMs;
      await putBack(app.store, id, until);
      app.log[levelOf(app, subscription, facts.reason)](
        { ...facts, until: new Date(until).toISOString() },
        'digest not delivered yet: a limit of Discord is waited out; it goes on then',
      );
      return;
    }
    case 'decision':
      app.log.warn({ ...facts, pause: meaning.reason }, 'subscription paused');
      await pauseFor(app, subscription, meaning);
  }
}

/** It may be tried every minute for a day: what is the same as before is told to whoever looks for it. */
function levelOf({ waits }: App, subscription: Subscription, reason: string): 'warn' | 'debug' {
  return waits.isNews(workOf(subscription), reason) ? 'warn' : 'debug';
}

/** What the gateway tells, it tells the end of too; all else is tried again. */
async function pauseFor(
  app: App,
  subscription: Subscription,
  { reason, isKnown, code, waitMs }: Meaning & { kind: 'decision' },
): Promise<void> {
  const obstacle = findObstacle(app.client, subscription, app.now());
  const told = obstacle ?? (isDenied(app, subscription, reason) ? 'refused' : reason);
  if (obstacle === null) await pauseUntilTried(app.store, subscription.id, told, { now: app.now(), waitMs });
  else if (obstacle !== subscription.paused || subscription.tryAt !== null)
    await pause(app.store, subscription.id, obstacle);
  await tellAdmins(app, subscription, told);
  if (!isKnown && (await isFirstTime(app.store, `unknown decision:${code}`))) await tellHost(app, code);
}

/** Whether the gateway says otherwise: a sentence that names permissions is no use where none is missing. */
function isDenied({ client }: App, { channelId }: Subscription, reason: PauseReason): boolean {
  if (reason === 'channel-gone') return client.channels.cache.has(channelId);
  return ['no-access', 'no-permission', 'kicked'].includes(reason);
}

/** Takes up again what works again, without asking Discord, and tells of pauses that could not be told of. */
export async function resumeWhatWorks(app: App): Promise<void> {
  for (const subscription of await troubledSubscriptions(app.store, app.share)) {
    const { paused, tryAt } = subscription;
    if (paused === null) continue;
    if (tryAt === null && findObstacle(app.client, subscription, app.now()) === null)
      await goOn(app, subscription);
    else await tellAdmins(app, subscription, paused);
  }
}

/** Votes that came while the channel could not be read are counted. */
export async function goOn(
  { store, log, recount }: App,
  { id, channelId, guildId }: Subscription,
): Promise<void> {
  await resume(store, id);
  log.info({ channel: channelId }, 'subscription goes on');
  recount(guildId);
}
