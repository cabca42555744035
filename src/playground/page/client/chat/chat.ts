// The conversation: the bar above, the messages or a forum's posts, who types, and the box to write in.

import { guard } from 'lit/directives/guard.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ChannelView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { composer } from '../composer/composer.ts';
import { header } from '../frame/header.ts';
import { members } from '../frame/members.ts';
import { isForum } from '../frame/sidebar.ts';
import { channelHere, nameOf, words } from '../lookup.ts';
import { forum } from './forum.ts';
import { messageLog } from './log.ts';
import { dots } from './message.ts';

export function chat(app: App): TemplateResult {
  const channel = channelHere(app);
  return html`<main class="chat">
    ${header(app, channel)}
    <div class="chat-body">
      ${channel ? conversation(app, channel) : html`<div class="nowhere">${words(app).noChannel}</div>`}
      ${members(app)}
    </div>
  </main>`;
}

function conversation(app: App, channel: ChannelView): TemplateResult {
  if (isForum(channel)) return html`<section class="conversation">${forum(app, channel)}</section>`;
  return html`<section class="conversation">
    ${guard([app.version, channel], () => messageLog(app, channel))} ${composer(app, channel)} ${typing(app, channel)}
  </section>`;
}

function typing(app: App, { id }: ChannelView): TemplateResult {
  const now = Date.now();
  const all = [...(app.view.typing.get(id) ?? [])].filter(([, until]) => until > now);
  const names = all.map(([user]) => nameOf(app, user));
  return html`<div class="typing">
    ${
      names.length > 0
        ? html`${dots()}<span>${words(app).typing(names.join(words(app).and), names.length > 1)}</span>`
        : nothing
    }
  </div>`;
}
