// A direct message to a member, sent once: what becomes of it where they take none, or Discord wants no more of them for now.
import { openDirectMessages } from '../../discord/api/messages.ts';
import type { App } from '../../discord/app.ts';
import { areClosed, isRefusal, isTooFast } from '../../discord/errors.ts';
import type { Payload } from '../../discord/views/payload.ts';
import { messageOf } from '../../model/errors.ts';
import { type Delivery, finishDelivery } from '../../store/deliveries.ts';
import { type FollowingMember, pauseMember } from '../../store/members.ts';
import { settle } from '../deliver/deliver.ts';
import { NOTE } from './owed.ts';

/** From one direct message to the next, in milliseconds: Discord frowns upon bots that write to many at once. */
export const GAP_MS = 1_000;

/** The name under which writing to members waits. */
const DIRECT_MESSAGES = 'direct messages';

export interface NotifyOptions {
  readonly gapMs?: number;
  /** Ends it after the message on its way. */
  readonly signal?: AbortSignal;
}

/** Whether nobody can be written to for now, or this member can't. */
export function isWritingHeld({ waits }: Pick<App, 'waits'>, member: FollowingMember | null = null): boolean {
  return waits.isHeld(DIRECT_MESSAGES) || (member !== null && waits.isHeld(workFor(member)));
}

export interface Letter {
  readonly delivery: Delivery;
  readonly compose: () => Promise<Payload>;
  /** Done when it is sent; done again where the process ended before the delivery did. */
  readonly complete?: () => Promise<void>;
}

/** A member whose direct messages are closed gets none until they follow something again. */
export async function writeTo(
  app: App,
  member: FollowingMember,
  { delivery, compose, complete }: Letter,
): Promise<'done' | 'later'> {
  try {
    const channelId = await openDirectMessages(app.client.rest, member.id);
    const draft = { ...NOTE, payload: await compose() };
    const target = {
      guildId: null,
      channelId,
      layout: null,
      voting: 'buttons',
      publish: false,
      emoji: [],
    } as const;
    await settle(app, { delivery, target, drafts: [draft], ...(complete && { complete }) });
  } catch (error) {
    if (isTooFast(error)) return 'later';
    if (areClosed(error)) {
      await pauseMember(app.store, member.id);
      await finishDelivery(app.store, delivery.id, 'nothing', app.now());
      app.log.debug({ reason: messageOf(error) }, 'direct messages closed; the member’s follows are paused');
    } else return putOff(app, member, error);
  }
  return 'done';
}

/** A refusal that the bot has no word for is one member's; all else would meet the next one too. */
function putOff({ waits, log }: App, member: FollowingMember, error: unknown): 'done' | 'later' {
  const isTheirs = isRefusal(error);
  const until = new Date(waits.hold(isTheirs ? workFor(member) : DIRECT_MESSAGES)).toISOString();
  log.warn({ reason: messageOf(error), until }, 'direct message not sent yet');
  return isTheirs ? 'done' : 'later';
}

function workFor({ id }: FollowingMember): string {
  return `member ${id}`;
}
