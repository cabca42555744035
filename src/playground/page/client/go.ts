// Where the page is: the address tells server, channel and member, so a link, a reload and Back lead there again.
import type { ChannelView, Scene } from '../protocol.ts';
import type { App } from './app.ts';
import { act, fetchHistory, isTrouble } from './ask.ts';
import { newDraft } from './composer/draft.ts';
import { channelHere, findChannel, guildHere, meOf, personOf, placeName, sceneOf, words } from './lookup.ts';
import { Channel } from './numbers.ts';
import { compareIds } from './snowflake.ts';
import type { Place } from './view.ts';
import { look } from './weather/panel.ts';

export function placeOf(url: URL): Place {
  const [, , guild = '', channel = ''] = url.pathname.split('/');
  return { guild: decodeURIComponent(guild), channel: channel || null };
}

/** Whom the address names, by id or user name. */
export function memberOf(url: URL): string | null {
  return url.searchParams.get('as');
}

/** Opens a place; a server without a channel opens where something was written last. */
export function goTo(app: App, wanted: Place, { replace = false } = {}): void {
  const place = reachable(sceneOf(app), wanted);
  const path = `/channels/${place.guild}${place.channel ? `/${place.channel}` : ''}?as=${meOf(app).username}`;
  if (replace) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  show(app, place);
}

/** What the address says, after Back and Forward. */
export function followAddress(app: App): void {
  show(app, reachable(sceneOf(app), placeOf(new URL(location.href))));
}

/** Where the member still is, or the nearest place to it. */
export function stay(app: App): void {
  const { place } = app.view;
  const there = reachable(sceneOf(app), place);
  if (there.guild !== place.guild || there.channel !== place.channel) goTo(app, there, { replace: true });
}

function show(app: App, place: Place): void {
  const moved = place.channel !== app.view.place.channel;
  app.change((view) => {
    view.place = place;
    view.popup = null;
    if (moved) {
      view.panel = view.panel === 'channels' ? null : view.panel;
      view.draft = newDraft();
      view.atEnd = true;
      view.readAt = null;
    }
    if (place.channel) view.unread.delete(place.channel);
  });
  document.title = titleOf(app);
  if (place.channel) void load(app, place.channel);
  if (moved && app.view.panel === 'weather') void look(app);
}

/** Fetches the newest messages, unless they are known; `again` after it is unknown what was missed. */
export async function load(app: App, channel: string, { again = false } = {}): Promise<void> {
  const { view } = app;
  if (view.logs.has(channel) && !again) return;
  if (!again) view.logs.set(channel, { messages: [], complete: false, loading: true });
  const { id } = meOf(app);
  const history = await fetchHistory(id, channel);
  if (view.scene?.me !== id) return;
  app.change(() => {
    if (isTrouble(history)) return view.logs.delete(channel);
    const first = !view.opened.has(channel);
    view.opened.add(channel);
    // Whoever comes for the first time reads from the start, as in a channel that is all unread.
    if (first && view.place.channel === channel) view.atEnd = !history.complete;
    return view.logs.set(channel, { ...history, loading: false });
  });
}

/** The messages before those that are known. */
export async function loadOlder(app: App, channel: string): Promise<void> {
  const log = app.view.logs.get(channel);
  if (!log || log.loading || log.complete) return;
  app.change(() => {
    log.loading = true;
  });
  const history = await fetchHistory(meOf(app).id, channel, log.messages[0]?.id);
  app.change(() => {
    log.loading = false;
    if (isTrouble(history)) return;
    log.messages = [...history.messages, ...log.messages];
    log.complete = history.complete;
  });
}

/** One's messages with the bot, which begin when they are first opened. */
export async function openDirect(app: App): Promise<void> {
  const outcome = await act(meOf(app).id, 'direct', {});
  if (isTrouble(outcome) || !outcome.channel) return;
  const { channel } = outcome;
  const known = () => sceneOf(app).directs.some(({ id }) => id === channel);
  if (known()) return goTo(app, { guild: '@me', channel });
  // The scene that holds it is on its way.
  const timer = setInterval(() => {
    if (!known()) return;
    clearInterval(timer);
    goTo(app, { guild: '@me', channel });
  }, 10);
}

/** As Discord titles a tab. */
function titleOf(app: App): string {
  const channel = channelHere(app);
  const bot = personOf(app, sceneOf(app).botId)?.name ?? '';
  const place = guildHere(app)?.name ?? words(app).directMessages;
  return [channel && placeName(app, channel), place, bot].filter(Boolean).join(' | ');
}

function reachable(scene: Scene, wanted: Place): Place {
  if (findChannel(scene, wanted)) return wanted;
  if (wanted.guild === '@me' && wanted.channel === null && scene.directs.length > 0) return wanted;
  const guild = scene.guilds.find(({ id }) => id === wanted.guild) ?? scene.guilds[0];
  if (!guild) return { guild: '@me', channel: scene.directs[0]?.id ?? null };
  return { guild: guild.id, channel: liveliest(guild.channels)?.id ?? null };
}

const WITH_MESSAGES: readonly number[] = [Channel.text, Channel.announcement];

function liveliest(channels: readonly ChannelView[]): ChannelView | undefined {
  const open = channels.filter(({ type }) => WITH_MESSAGES.includes(type));
  return open.reduce<ChannelView | undefined>((best, each) => {
    return best && compareIds(best.lastMessageId ?? '0', each.lastMessageId ?? '0') >= 0 ? best : each;
  }, undefined);
}
