// A thread that was made from a message, shown below it.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { MessageView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { goTo } from '../go.ts';
import { icon } from '../icons.ts';
import { channelOf, words } from '../lookup.ts';

/** Such a thread has the message's id. */
export function threadCard(app: App, { id, channel_id: here }: MessageView): TemplateResult | typeof nothing {
  const thread = channelOf(app, id);
  if (!thread?.thread || id === here) return nothing;
  const open = () => goTo(app, { guild: thread.guildId ?? '@me', channel: id });
  return html`<button type="button" class="thread-card" @click=${open}>
    <span class="thread-name">${thread.name}</span>
    <span class="thread-count">${words(app).replies(thread.thread.replies)}${icon('right', 14)}</span>
    <small>${words(app).seeThread}</small>
  </button>`;
}
