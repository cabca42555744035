// The list of channels: a server's categories, channels and threads, or one's direct messages; below it, oneself.

import { repeat } from 'lit/directives/repeat.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ChannelView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { goTo, openDirect } from '../go.ts';
import { type IconName, icon } from '../icons.ts';
import { directName, guildHere, sceneOf, words } from '../lookup.ts';
import { Channel } from '../numbers.ts';
import type { Words } from '../texts/en.ts';
import { account } from './account.ts';
import { avatar } from './avatar.ts';

export function sidebar(app: App): TemplateResult {
  const guild = guildHere(app);
  const say = words(app);
  return html`<div class="sidebar">
    <header class="sidebar-head"><h1>${guild?.name ?? say.directMessages}</h1></header>
    <nav class="channels" aria-label=${say.channels}>
      ${guild ? channels(app, guild.channels) : directs(app)}
    </nav>
    ${account(app)}
  </div>`;
}

function channels(app: App, all: readonly ChannelView[]): TemplateResult {
  const placed = all.filter(({ thread }) => !thread).sort((a, b) => a.position - b.position);
  const categories = placed.filter(({ type }) => type === Channel.category);
  const within = (parent: string | null) =>
    placed.filter(({ type, parentId }) => type !== Channel.category && parentId === parent);
  return html`
    ${list(app, all, within(null))}
    ${repeat(
      categories,
      ({ id }) => id,
      (category) => html`<h2 class="category">${category.name}</h2>
        ${list(app, all, within(category.id))}`,
    )}
  `;
}

function list(app: App, all: readonly ChannelView[], shown: readonly ChannelView[]): TemplateResult {
  return html`<ul class="channel-list">
    ${repeat(
      shown,
      ({ id }) => id,
      (channel) => html`<li>${link(app, channel)} ${threads(app, all, channel)}</li>`,
    )}
  </ul>`;
}

/** A forum's posts are listed in the forum itself. */
function threads(app: App, all: readonly ChannelView[], parent: ChannelView) {
  const open = all.filter(({ thread, parentId }) => thread && !thread.archived && parentId === parent.id);
  const shown = isForum(parent) ? open.filter(({ id }) => id === app.view.place.channel) : open;
  if (shown.length === 0) return nothing;
  return html`<ul class="thread-list" aria-label=${words(app).threads}>
    ${shown.map((thread) => html`<li>${link(app, thread)}</li>`)}
  </ul>`;
}

function link(app: App, channel: ChannelView): TemplateResult {
  const { view } = app;
  const here = view.place.channel === channel.id;
  const unread = view.unread.has(channel.id);
  const kind = kindOf(channel, words(app));
  const label = [channel.name, kind, ...(unread ? [words(app).unread] : [])].join(', ');
  const guild = channel.guildId ?? '@me';
  const quiet = channel.type === Channel.voice || channel.type === Channel.stage;
  return html`<button type="button" class="channel ${here ? 'here' : ''} ${unread ? 'unread' : ''}"
    aria-label=${label} aria-current=${here ? 'page' : 'false'} ?disabled=${quiet}
    title=${quiet ? words(app).voiceIsQuiet : ''}
    @click=${() => goTo(app, { guild, channel: channel.id })}>
    ${channel.thread ? nothing : icon(channelIcon(channel))}<span class="channel-name">${channel.name}</span>
  </button>`;
}

export function isForum({ type }: ChannelView): boolean {
  return type === Channel.forum || type === Channel.media;
}

export function channelIcon(channel: ChannelView): IconName {
  if (channel.thread) return 'thread';
  if (channel.type === Channel.announcement) return 'announcement';
  if (channel.type === Channel.voice || channel.type === Channel.stage) return 'voice';
  return isForum(channel) ? 'forum' : 'hash';
}

function kindOf(channel: ChannelView, say: Words): string {
  const kinds: Partial<Record<IconName, string>> = {
    thread: say.threadStart,
    announcement: say.announcementChannel,
    voice: say.voiceChannel,
    forum: say.forumChannel,
  };
  return kinds[channelIcon(channel)] ?? say.textChannel;
}

function directs(app: App): TemplateResult {
  const { directs: open, botId, people } = sceneOf(app);
  const begun = open.some(({ recipients }) => recipients.length === 1 && recipients[0] === botId);
  const bot = people.find(({ id }) => id === botId);
  return html`<ul class="channel-list">
    ${
      begun || !bot
        ? nothing
        : html`<li><button type="button" class="channel direct" @click=${() => openDirect(app)}>
          ${avatar(bot, 32)}<span class="channel-name">${bot.name}</span>
        </button></li>`
    }
    ${open.map((channel) => html`<li>${direct(app, channel)}</li>`)}
  </ul>`;
}

function direct(app: App, channel: ChannelView): TemplateResult {
  const here = app.view.place.channel === channel.id;
  const unread = app.view.unread.has(channel.id);
  const other = sceneOf(app).people.find(({ id }) => id === channel.recipients[0]);
  return html`<button type="button" class="channel direct ${here ? 'here' : ''} ${unread ? 'unread' : ''}"
    aria-current=${here ? 'page' : 'false'} @click=${() => goTo(app, { guild: '@me', channel: channel.id })}>
    ${other ? avatar(other, 32) : nothing}<span class="channel-name">${directName(app, channel)}</span>
  </button>`;
}
