// How often and where a member is told of what they follow, in a sentence, and buttons that change it.
import { channelMention, TimestampStyles, time } from 'discord.js';
import { weekBefore } from '../../src/daily/follow/owed.ts';
import type { Call } from '../../src/discord/interactions/call.ts';
import { inServer } from '../../src/discord/interactions/in-server.ts';
import { action, type Button, buttonId } from '../../src/discord/views/payload.ts';
import { UserError } from '../../src/model/errors.ts';
import { type FollowingMember, findMember } from '../../src/store/members.ts';
import { followChannels } from '../../src/store/servers.ts';
import type { Place } from '../../src/store/subscriptions.ts';

export const RHYTHMS = ['day', 'week'] as const;
export const PLACES = ['direct', 'here'] as const;

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** Whoever has chosen nothing is told every day, in a direct message. */
export async function whenTold({ app, say, memberId }: Call): Promise<string> {
  const member = await findMember(app.store, memberId);
  const channel = member?.toldIn ? channelMention(member.toldIn.channelId) : null;
  if (!member?.isWeekly) return channel === null ? say('follow.daily') : say('follow.dailyIn', { channel });
  const when = time(nextMonday(app.now()) / 1000, TimestampStyles.LongDateShortTime);
  return channel === null ? say('follow.weekly', { when }) : say('follow.weeklyIn', { channel, when });
}

/** When the present week ends (UTC), in epoch milliseconds. */
function nextMonday(now: number): number {
  return weekBefore(now).end + WEEK;
}

/** What the member could have instead; this channel only where an admin allows it. */
export async function changes(call: Call, member: FollowingMember): Promise<Button[]> {
  const { say } = call;
  const rhythm = member.isWeekly
    ? action(buttonId('follow-every', 'day'), say('follow.makeDaily'), { emoji: '📅' })
    : action(buttonId('follow-every', 'week'), say('follow.makeWeekly'), { emoji: '🗓️' });
  const here = await openPlace(call);
  const isHere = here !== null && here.channelId === member.toldIn?.channelId;
  return [
    rhythm,
    ...(here !== null && !isHere
      ? [action(buttonId('follow-where', 'here'), say('follow.makeHere'), { emoji: '📣' })]
      : []),
    ...(member.toldIn === null
      ? []
      : [action(buttonId('follow-where', 'direct'), say('follow.makeDirect'), { emoji: '✉️' })]),
  ];
}

/** This channel, or the one that this thread stands in, where an admin allows it. Throws a UserError where none does. */
export async function placeHere(call: Call): Promise<Place> {
  if (call.guildId === null && !call.isGuest) throw new UserError('here-in-servers-only');
  inServer(call);
  const place = await openPlace(call);
  if (place === null) throw new UserError('follow-channel-closed');
  return place;
}

async function openPlace({ app, guildId, channelIds }: Call): Promise<Place | null> {
  if (guildId === null) return null;
  const allowed = await followChannels(app.store, guildId);
  const channelId = channelIds.find((id) => allowed.includes(id));
  return channelId === undefined ? null : { guildId, channelId };
}
