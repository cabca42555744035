// The messages of a channel in order: grouped by author, parted by days, from the channel's first word to now.

import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ChannelView, MessageView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { avatar } from '../frame/avatar.ts';
import { channelIcon } from '../frame/sidebar.ts';
import { icon } from '../icons.ts';
import { directName, meOf, placeName, sceneOf, words } from '../lookup.ts';
import { compareIds, timeOf } from '../snowflake.ts';
import { isSameDay, longDate } from '../time.ts';
import type { Echo } from '../view.ts';
import { echoRow } from './echoes.ts';
import { messageRow } from './message.ts';
import { walkMessages } from './message-keys.ts';
import { isEphemeral } from './message-state.ts';
import { isReply } from './reply-line.ts';
import { toPresent, watchScroll } from './scroll.ts';

/** Messages of one author within it stand together. */
const TOGETHER = 7 * 60_000;

type Row =
  | { readonly id: string; readonly message: MessageView }
  | { readonly id: string; readonly echo: Echo };

export function messageLog(app: App, channel: ChannelView): TemplateResult {
  const { view } = app;
  const say = words(app);
  const log = view.logs.get(channel.id);
  const messages = (log?.messages ?? []).filter(({ id }) => !view.dismissed.has(id));
  const echoes = view.echoes.filter((echo) => echo.channel === channel.id);
  const rows: Row[] = [
    ...messages.map((message) => ({ id: message.id, message })),
    ...echoes.map((echo) => ({ id: echo.id, echo })),
  ].sort((a, b) => compareIds(a.id, b.id));
  const box = html`<div class="log" ${watchScroll(app, channel.id)}>
      <div class="log-inner">
        ${log?.complete ? intro(app, channel) : nothing}
        <ol class="messages" aria-label=${say.messages(placeName(app, channel))} @keydown=${walkMessages}>
          ${repeat(
            rows,
            ({ id }) => id,
            (row, index) => drawRow(app, channel, row, rows[index - 1]),
          )}
        </ol>
      </div>
    </div>`;
  return html`<div class="log-frame">
    ${keyed(channel.id, box)}
    ${
      view.atEnd || rows.length === 0
        ? nothing
        : html`<button type="button" class="to-present" title=${say.jumpToPresent} aria-label=${say.jumpToPresent}
          @click=${() => toPresent(app)}>${icon('down', 22)}</button>`
    }
  </div>`;
}

function drawRow(app: App, channel: ChannelView, row: Row, before: Row | undefined) {
  const time = timeOf(row.id);
  const newDay = !before || !isSameDay(timeOf(before.id), time);
  const leads = newDay || !continues(row, before);
  return html`${newDay ? html`<li class="day" role="separator"><span>${longDate(time, meOf(app).locale)}</span></li>` : nothing}
  ${'echo' in row ? echoRow(app, row.echo) : messageRow(app, channel, row.message, leads)}`;
}

function continues(row: Row, before: Row | undefined): boolean {
  if ('echo' in row || !before || 'echo' in before) return false;
  const { message } = row;
  if (message.author.id !== before.message.author.id) return false;
  if (message.interaction || isReply(message)) return false;
  if (isEphemeral(message) !== isEphemeral(before.message)) return false;
  return timeOf(message.id) - timeOf(before.id) < TOGETHER;
}

/** The words at the top of a channel. */
function intro(app: App, channel: ChannelView): TemplateResult {
  const say = words(app);
  const place = placeName(app, channel);
  if (channel.guildId === null) {
    const name = directName(app, channel);
    const bot = channel.recipients.includes(sceneOf(app).botId);
    return html`<div class="intro">${avatar({ name, bot }, 80)}<h3>${name}</h3><p>${say.startDirect(name)}</p></div>`;
  }
  return html`<div class="intro">
    <span class="intro-sign">${icon(channelIcon(channel), 40)}</span>
    <h3>${channel.thread ? channel.name : say.welcome(place)}</h3>
    ${channel.thread ? nothing : html`<p>${say.start(place)}</p>`}
  </div>`;
}
