// A forum: its posts with their tags, the one that was written in last first.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ChannelView, OpeningView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { goTo } from '../go.ts';
import { icon } from '../icons.ts';
import { guildHere, meOf, nameOf, nowOf, words } from '../lookup.ts';
import { webAddress } from '../markdown/inline.ts';
import { inlineMarkdown, markdown } from '../markdown/render.ts';
import { compareIds, timeOf } from '../snowflake.ts';
import { mentionedTime } from '../time.ts';
import { emojiFace } from './emoji-face.ts';

export function forum(app: App, channel: ChannelView): TemplateResult {
  const say = words(app);
  const posts = (guildHere(app)?.channels ?? [])
    .filter(({ thread, parentId }) => thread && parentId === channel.id)
    .sort((a, b) => compareIds(b.lastMessageId ?? b.id, a.lastMessageId ?? a.id));
  return html`<div class="forum">
    ${channel.topic ? html`<div class="forum-topic markdown">${markdown(app, channel.topic)}</div>` : nothing}
    ${
      channel.tags.length > 0
        ? html`<div class="forum-tags">${channel.tags.map(({ name, emoji }) => html`<span class="tag">${emoji ?? ''} ${name}</span>`)}</div>`
        : nothing
    }
    ${
      posts.length === 0
        ? html`<div class="forum-empty"><span class="intro-sign">${icon('forum', 40)}</span><p>${say.noPosts}</p></div>`
        : nothing
    }
    <ul aria-label=${say.posts}>${posts.map((post) => html`<li>${card(app, channel, post)}</li>`)}</ul>
  </div>`;
}

function card(app: App, forum: ChannelView, post: ChannelView): TemplateResult | typeof nothing {
  const { thread } = post;
  if (!thread) return nothing;
  const tags = forum.tags.filter(({ id }) => thread.tags.includes(id));
  const open = () => goTo(app, { guild: post.guildId ?? '@me', channel: post.id });
  const active = timeOf(post.lastMessageId ?? post.id);
  const unread = app.view.unread.has(post.id);
  return html`<button type="button" class="post ${unread ? 'unread' : ''}" @click=${open}>
    <span class="post-words">
      ${tags.length > 0 ? html`<span class="post-tags">${tags.map(({ name, emoji }) => html`<span class="tag">${emoji ?? ''} ${name}</span>`)}</span>` : nothing}
      <strong>${post.name}</strong>
      <span class="post-opening"><b>${nameOf(app, thread.ownerId)}:</b> ${opening(app, thread.opening)}</span>
      <small>
        ${firstReaction(thread.opening)}
        <span>${icon('forum', 14)}${thread.replies}</span>
        <span>${mentionedTime(active, 'R', meOf(app).locale, nowOf(app))}</span>
        ${thread.archived || thread.locked ? html`<span>${icon('lock', 14)}</span>` : nothing}
      </small>
    </span>
    ${picture(app, thread.opening)}
  </button>`;
}

function opening(app: App, shown: OpeningView | null) {
  if (!shown) return html`<em>${words(app).deletedReply}</em>`;
  return shown.words === '' ? html`<em>${words(app).attachmentReply}</em>` : inlineMarkdown(app, shown.words);
}

function firstReaction(shown: OpeningView | null): TemplateResult | typeof nothing {
  if (!shown?.reaction) return nothing;
  const { emoji, count } = shown.reaction;
  return html`<span class="post-reaction">${emojiFace(emoji)}${count}</span>`;
}

/** One that can't be had leaves its room to the words. */
function picture(app: App, shown: OpeningView | null): TemplateResult | typeof nothing {
  const address = webAddress(shown?.picture ?? '');
  if (address === null || app.view.pictures.get(address) === 'broken') return nothing;
  const broken = () => app.change((view) => view.pictures.set(address, 'broken'));
  return html`<img class="post-picture" src=${address} alt="" loading="lazy" decoding="async" @error=${broken} />`;
}
