// A forum: its posts with their tags, the one that was written in last first.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ChannelView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { goTo } from '../go.ts';
import { icon } from '../icons.ts';
import { guildHere, meOf, nameOf, words } from '../lookup.ts';
import { markdown } from '../markdown/render.ts';
import { compareIds, timeOf } from '../snowflake.ts';
import { mentionedTime } from '../time.ts';

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
    ${posts.length === 0 ? html`<p class="none">${say.noPosts}</p>` : nothing}
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
    ${tags.length > 0 ? html`<span class="post-tags">${tags.map(({ name, emoji }) => html`<span class="tag">${emoji ?? ''} ${name}</span>`)}</span>` : nothing}
    <strong>${post.name}</strong>
    <small>
      <span>${nameOf(app, thread.ownerId)}</span><span>${icon('forum', 14)}${thread.replies}</span>
      <span>${mentionedTime(active, 'R', meOf(app).locale)}</span>
      ${thread.archived || thread.locked ? html`<span>${icon('lock', 14)}</span>` : nothing}
    </small>
  </button>`;
}
