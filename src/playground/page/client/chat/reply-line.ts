// The line above a message: which command it answers, or which message.
import type { Snowflake } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { MessageView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { avatar } from '../frame/avatar.ts';
import { icon } from '../icons.ts';
import { colourOf, nameOf, sceneOf, words } from '../lookup.ts';
import { inlineMarkdown } from '../markdown/render.ts';
import { MessageKind } from '../numbers.ts';

export function isReply(message: MessageView): boolean {
  return message.type === MessageKind.reply || pressedOn(message) !== null;
}

/** The message whose button or select is answered. */
function pressedOn({ interaction_metadata: metadata }: MessageView): Snowflake | null {
  return metadata && 'interacted_message_id' in metadata ? metadata.interacted_message_id : null;
}

/** "Ada used /papers search" */
export function usedLine(app: App, message: MessageView): TemplateResult | typeof nothing {
  const { interaction, type } = message;
  if (!interaction || (type !== MessageKind.slash && type !== MessageKind.menu)) return nothing;
  const name = type === MessageKind.menu ? interaction.name : `/${interaction.name}`;
  return used(app, interaction.user.id, name);
}

/** The sign of the slash is for what was typed; an entry of a menu is an app's. */
function signOf(command: string) {
  return icon(command.startsWith('/') ? 'command' : 'apps', 14);
}

export function used(app: App, user: string, command: string): TemplateResult {
  const name = nameOf(app, user);
  return html`<div class="above">
    ${avatar({ name, bot: false }, 16)}
    <span class="above-name" .style=${`color: ${colourOf(app, user) ?? ''}`}>${name}</span>
    <span>${words(app).usedWord}</span>
    <span class="above-command">${signOf(command)}${command}</span>
  </div>`;
}

/** The message that is answered; a click leads to it. */
export function replyLine(app: App, message: MessageView): TemplateResult {
  const pressed = pressedOn(message);
  const known = app.view.logs.get(message.channel_id)?.messages.find(({ id }) => id === pressed);
  const answered = message.referenced_message ?? known;
  if (!answered)
    return html`<div class="above gone">${icon('reply', 14)}<em>${words(app).deletedReply}</em></div>`;
  const { author } = answered;
  const name = nameOf(app, author.id, author.username);
  const jump = () => {
    const row = document.getElementById(`message-${answered.id}`);
    row?.scrollIntoView({ block: 'center' });
    row?.focus();
  };
  const [embed] = answered.embeds;
  const text = answered.content || embed?.title || embed?.description || '';
  return html`<button type="button" class="above" tabindex="-1" @click=${jump}>
    ${avatar({ name, bot: author.id === sceneOf(app).botId }, 16)}
    <span class="above-name" .style=${`color: ${colourOf(app, author.id) ?? ''}`}>${name}</span>
    <span class="above-text">${text ? inlineMarkdown(app, text.split('\n')[0] ?? '') : html`<em>${words(app).attachmentReply}</em>`}</span>
  </button>`;
}
