// A member's papers on their way to them: in the channel that they chose, else, or where it is lost, in a direct message.
import type { App } from '../../discord/app.ts';
import { type Addressee, matchesMessage } from '../../discord/views/match-letter.ts';
import { partKey } from '../../model/delivery.ts';
import { holdsFirst, isOurs } from '../../model/share.ts';
import type { Delivery } from '../../store/deliveries.ts';
import { type FollowingMember, loseChannel, noteLossTold } from '../../store/members.ts';
import { begunIn } from '../../store/notification-progress.ts';
import { type Place, subscriptionsOf } from '../../store/subscriptions.ts';
import { writeInChannel } from './channel-message.ts';
import { writeTo } from './direct-message.ts';
import { type Found, withPapers } from './matches.ts';

export interface MatchesToSend {
  readonly delivery: Delivery;
  readonly found: readonly Found[];
}

/** Whether it is this bot that writes there, or directly where there is no channel. */
export function isOurMember({ share }: Pick<App, 'share'>, place: Place | null): boolean {
  return place === null ? holdsFirst(share) : isOurs(share, place.guildId);
}

/** `later`: nobody can be written to directly for now. `waits`: that channel waits, other members don't. */
export async function send(
  app: App,
  member: FollowingMember,
  matches: MatchesToSend,
): Promise<'done' | 'later' | 'waits'> {
  const { store } = app;
  const begun = await begunIn(store, matches.delivery.id);
  const place = begun === null ? member.toldIn : inServerOnly(begun);
  if (!isOurMember(app, place)) return 'waits';
  if (place === null) return writeDirectly(app, member, matches);
  const language = await languageOf(app, place);
  const compose = () =>
    composeMatches(app, matches, { language, to: { readers: 'everybody', memberId: member.id } });
  const notice = { ...matches, compose, memberId: member.id, place, isBegun: begun !== null };
  const written = await writeInChannel(app, notice);
  if (written === 'later') return 'waits';
  if (written === 'done') return 'done';
  await loseChannel(store, member.id);
  return isOurMember(app, null) ? writeDirectly(app, { ...member, hasLostChannel: true }, matches) : 'waits';
}

function inServerOnly({
  guildId,
  channelId,
}: NonNullable<Awaited<ReturnType<typeof begunIn>>>): Place | null {
  return guildId === null ? null : { guildId, channelId };
}

function writeDirectly(app: App, member: FollowingMember, matches: MatchesToSend): Promise<'done' | 'later'> {
  const { locale: language, hasLostChannel } = member;
  return writeTo(app, member, {
    delivery: matches.delivery,
    compose: () => composeMatches(app, matches, { language, to: { readers: 'member', hasLostChannel } }),
    ...(hasLostChannel && { complete: () => noteLossTold(app.store, member.id) }),
  });
}

/** The channel's digests', else those of the server's first channel, else the server's. */
async function languageOf({ store, client }: App, { guildId, channelId }: Place): Promise<string> {
  const all = await subscriptionsOf(store, guildId);
  const chosen = all.find((each) => each.channelId === channelId) ?? all[0];
  return chosen?.language ?? client.guilds.cache.get(guildId)?.preferredLocale ?? 'en';
}

async function composeMatches(
  app: App,
  { delivery: { date, key }, found }: MatchesToSend,
  { language, to }: { readonly language: string; readonly to: Addressee },
) {
  const say = app.texts(language);
  const matches = await withPapers(app, found, say.language);
  const days = found.map((each) => each.date).sort();
  const occasion = { from: days[0] ?? date, date: days.at(-1) ?? date, key: partKey(key, 0) };
  return matchesMessage(matches, occasion, { say, to });
}
