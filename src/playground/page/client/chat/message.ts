// One message: who wrote it and when, what it says, and all that hangs on it.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ChannelView, MessageView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { avatar } from '../frame/avatar.ts';
import { icon } from '../icons.ts';
import { colourOf, meOf, nameOf, nowOf, sceneOf, words } from '../lookup.ts';
import { markdown } from '../markdown/render.ts';
import { Flag, hasFlag, MessageKind } from '../numbers.ts';
import { timeOf } from '../snowflake.ts';
import { clockTime, fullTime, stamp } from '../time.ts';
import { attachments } from './attachments.ts';
import { components } from './components.ts';
import { embed } from './embed.ts';
import { openMemberMenu } from './member-menu.ts';
import { openMessageMenu } from './message-menu.ts';
import { isEphemeral, isThinking } from './message-state.ts';
import { putAway } from './put-away.ts';
import { reactions } from './reactions.ts';
import { isReply, replyLine, usedLine } from './reply-line.ts';
import { returnFromAnswer } from './scroll.ts';
import { threadCard } from './thread-card.ts';
import { toolbar } from './toolbar.ts';

/** Only emoji, which are shown large. */
const JUMBO = /^(?:\s*(?:\p{RGI_Emoji}|<a?:\w+:\d+>)){1,27}\s*$/v;

/** `leads` is the first of several by the same author. */
export function messageRow(
  app: App,
  channel: ChannelView,
  message: MessageView,
  leads: boolean,
): TemplateResult {
  const ephemeral = isEphemeral(message);
  const pinged = message.mentions.some(({ id }) => id === meOf(app).id) || message.mention_everyone;
  const classes = ['message', leads ? 'leads' : '', ephemeral ? 'ephemeral' : '', pinged ? 'pinged' : ''];
  const menu = (event: MouseEvent) => openMessageMenu(app, event, channel, message);
  return html`<li class=${classes.join(' ')} id=${`message-${message.id}`} tabindex="-1" @contextmenu=${menu}>
    <article aria-labelledby=${`author-${message.id} body-${message.id}`}>
      ${usedLine(app, message)} ${isReply(message) ? replyLine(app, message) : nothing}
      ${leads ? head(app, message) : sideTime(app, message)}
      <div class="message-body" id=${`body-${message.id}`}>${body(app, channel, message)}</div>
    </article>
    ${toolbar(app, channel, message)}
  </li>`;
}

function head(app: App, { id, author }: MessageView): TemplateResult {
  const { locale } = meOf(app);
  const time = timeOf(id);
  const name = nameOf(app, author.id, author.global_name ?? author.username);
  const isBot = author.id === sceneOf(app).botId;
  const open = (event: MouseEvent) => openMemberMenu(app, event, author.id);
  return html`
    <span class="message-face">${avatar({ name, bot: isBot })}</span>
    <div class="message-head">
      <button type="button" class="author" id=${`author-${id}`} tabindex="-1"
        .style=${`color: ${colourOf(app, author.id) ?? ''}`} @click=${open} @contextmenu=${open}>${name}</button>
      ${isBot ? html`<span class="app-tag">${words(app).app}</span>` : nothing}
      <time datetime=${new Date(time).toISOString()} title=${fullTime(time, locale)}>${stamp(time, locale, words(app), nowOf(app))}</time>
    </div>
  `;
}

/** Of a message that follows its author's own: the time alone, seen when pointed at. */
function sideTime(app: App, { id, author }: MessageView): TemplateResult {
  const { locale } = meOf(app);
  const time = timeOf(id);
  return html`<span class="unseen" id=${`author-${id}`}>${nameOf(app, author.id, author.username)}</span>
    <time class="side-time" datetime=${new Date(time).toISOString()}>${clockTime(time, locale)}</time>`;
}

function body(app: App, channel: ChannelView, message: MessageView): TemplateResult {
  const say = words(app);
  if (isThinking(message)) {
    const name = nameOf(app, message.author.id, message.author.username);
    return html`<div class="thinking">${dots()}<span>${say.thinking(name)}</span></div>${aside(app, message)}`;
  }
  const failed = app.view.failed.get(message.id);
  const edited = message.edited_timestamp !== null;
  return html`
    ${content(app, message, edited)} ${attachments(app, looseFiles(message))}
    ${message.embeds.map((each) => embed(app, each))} ${components(app, message)}
    ${failed ? html`<div class="failure" role="alert">${icon('warning', 16)}${failed}</div>` : nothing}
    ${threadCard(app, message)} ${reactions(app, message, channel.may.react)} ${aside(app, message)}
    ${
      hasFlag(message, Flag.crossposted)
        ? html`<div class="published">${icon('announcement', 16)}${say.published}</div>`
        : nothing
    }
  `;
}

function content(app: App, message: MessageView, edited: boolean): TemplateResult | typeof nothing {
  const say = words(app);
  if (message.type === MessageKind.thread)
    return html`<div class="system">${icon('thread', 18)}<span>${say.startedThread} <strong>${message.content}</strong></span></div>`;
  if (message.type === MessageKind.pinned) return html`<div class="system">${say.pinned}</div>`;
  if (message.content === '') return nothing;
  const jumbo = JUMBO.test(message.content) ? 'jumbo' : '';
  return html`<div class="content markdown ${jumbo}">${markdown(app, message.content)}${
    edited ? html`<span class="edited">${say.edited}</span>` : nothing
  }</div>`;
}

/** What newer components show stands there, and nowhere else. */
function looseFiles(message: MessageView) {
  return hasFlag(message, Flag.componentsV2) ? [] : message.attachments;
}

/** "Only you can see this · Dismiss message" */
function aside(app: App, message: MessageView): TemplateResult | typeof nothing {
  if (!isEphemeral(message)) return nothing;
  const dismiss = () => {
    putAway(app, message.id);
    app.afterwards(() => document.querySelector<HTMLElement>('.composer textarea')?.focus());
    returnFromAnswer(app);
  };
  return html`<div class="aside">
    ${icon('eye', 16)}<span>${words(app).onlyYou}</span><span aria-hidden="true">·</span>
    <button type="button" class="as-link" @click=${dismiss}>${words(app).dismiss}</button>
  </div>`;
}

export function dots(): TemplateResult {
  return html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>`;
}
