// A message to a member in the channel that they chose, sent once; where it is taken no more, they are told in direct messages.
import { isInServer } from '../../discord/api/messages.ts';
import type { App } from '../../discord/app.ts';
import { meaningOf } from '../../discord/errors.ts';
import { isUnavailable } from '../../discord/obstacles.ts';
import { messageOf } from '../../model/errors.ts';
import type { PauseReason } from '../../model/subscription.ts';
import { withdrawPost } from '../../store/posts.ts';
import { followChannels } from '../../store/servers.ts';
import type { Place } from '../../store/subscriptions.ts';
import { settle } from '../deliver/deliver.ts';
import type { Letter } from './direct-message.ts';
import { NOTE } from './owed.ts';

/** They pass: the channel takes messages again by itself. */
const PASSING: readonly PauseReason[] = ['timed-out', 'slow-mode'];

const workIn = ({ channelId }: Place) => `follows in ${channelId}`;

/** Whether the channel waits until Discord can be reached, or takes messages, again. */
export function isChannelHeld({ waits, client }: App, place: Place): boolean {
  return waits.isHeld(workIn(place)) || isUnavailable(client, place);
}

/** Whether the channel may be used: an admin allows it still, and the member is there to read it. Throws where Discord doesn't answer. */
async function isOpen({ store, client }: App, { guildId, channelId }: Place, memberId: string) {
  const allowed = await followChannels(store, guildId);
  return allowed.includes(channelId) && (await isInServer(client.rest, guildId, memberId));
}

export interface Notice extends Letter {
  readonly memberId: string;
  readonly place: Place;
  /** Whether it was begun there already: then it goes on there, as it may have arrived. */
  readonly isBegun: boolean;
}

/** `lost`: the channel is gone, or was forbidden; nothing of the message is there. */
export async function writeInChannel(
  app: App,
  { delivery, compose, memberId, place, isBegun }: Notice,
): Promise<'done' | 'later' | 'lost'> {
  try {
    if (!isBegun && !(await isOpen(app, place, memberId))) return 'lost';
    const target = { ...place, layout: 'cards', voting: 'buttons', publish: false, emoji: [] } as const;
    await settle(app, { delivery, target, drafts: [{ ...NOTE, payload: await compose() }] });
    return 'done';
  } catch (error) {
    const meaning = meaningOf(error);
    if (meaning.kind === 'decision' && !PASSING.includes(meaning.reason)) {
      await withdrawPost(app.store, delivery.id, NOTE.part);
      app.log.info(
        { channel: place.channelId, reason: messageOf(error) },
        'channel takes no follow messages',
      );
      return 'lost';
    }
    const until = new Date(app.waits.hold(workIn(place))).toISOString();
    app.log.warn({ channel: place.channelId, reason: messageOf(error), until }, 'member not told yet');
    return 'later';
  }
}
