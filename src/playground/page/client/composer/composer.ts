// The box at the bottom: text, or a command and its options; above it, whatever can be chosen next.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ChannelView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { icon } from '../icons.ts';
import { nameOf, words } from '../lookup.ts';
import { commandForm } from './command-form.ts';
import { commandList } from './command-list.ts';
import { optionList } from './option-list.ts';
import { textBox } from './text-box.ts';

export function composer(app: App, channel: ChannelView): TemplateResult {
  const { draft } = app.view;
  const say = words(app);
  if (!channel.may.send) {
    const reason = channel.thread?.locked ? say.threadLocked : say.mayNotWrite;
    return html`<div class="composer"><div class="box shut">${icon('lock', 18)}<span>${reason}</span></div></div>`;
  }
  const { filling } = draft;
  return html`<div class="composer">
    ${filling ? optionList(app, filling) : commandList(app, channel)} ${replyBar(app, channel)}
    <div class="box">${filling ? commandForm(app, channel, filling) : textBox(app, channel)}</div>
    ${draft.trouble ? html`<div class="failure" role="alert">${icon('warning', 16)}${draft.trouble}</div>` : nothing}
  </div>`;
}

function replyBar(app: App, channel: ChannelView): TemplateResult | typeof nothing {
  const { draft, logs } = app.view;
  const message = logs.get(channel.id)?.messages.find(({ id }) => id === draft.replyTo);
  if (!message) return nothing;
  const say = words(app);
  const stop = () => {
    app.write(() => {
      draft.replyTo = null;
    });
    app.afterwards(() => document.querySelector<HTMLElement>('.composer textarea')?.focus());
  };
  return html`<div class="reply-bar">
    <span>${say.replyingTo} <strong>${nameOf(app, message.author.id, message.author.username)}</strong></span>
    <button type="button" aria-label=${say.stopReplying} title=${say.stopReplying} @click=${stop}>${icon('close', 18)}</button>
  </div>`;
}
