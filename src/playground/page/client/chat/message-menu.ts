// The menu of a message, by right click or "…": react, reply, copy, what apps offer for it, delete.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ChannelView, Commands, MessageView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { act, fetchCommands, isTrouble } from '../ask.ts';
import { localName } from '../composer/localised.ts';
import { runMenuCommand } from '../composer/run.ts';
import { icon } from '../icons.ts';
import { meOf, sceneOf, words } from '../lookup.ts';
import { Command } from '../numbers.ts';
import { menuItem } from '../popup/menu-item.ts';
import { openPopup } from '../popup/popup.ts';
import { isEphemeral } from './message-state.ts';
import { openReactionPicker } from './reactions.ts';
import { reply } from './reply.ts';

export function openMessageMenu(
  app: App,
  event: MouseEvent,
  channel: ChannelView,
  message: MessageView,
): void {
  // A link or marked text keeps the browser's own menu.
  const target = event.target as HTMLElement;
  if (event.type === 'contextmenu' && (target.closest('a, input') || String(getSelection()) !== '')) return;
  event.preventDefault();
  event.stopPropagation();
  let offered: Commands | null = null;
  const opener = (event.currentTarget as HTMLElement) ?? document.body;
  const byPointer = event.type === 'contextmenu' && event.clientX + event.clientY > 0;
  const { clientX: x, clientY: y } = event;
  openPopup(app, opener, {
    label: words(app).more,
    role: 'menu',
    content: () => menu(app, channel, message, offered),
    ...(byPointer && { at: { x, y } }),
  });
  void fetchCommands(meOf(app).id, channel.id).then((commands) => {
    offered = isTrouble(commands) ? [] : commands.filter(({ type }) => type === Command.message);
    app.change();
  });
}

function menu(
  app: App,
  channel: ChannelView,
  message: MessageView,
  offered: Commands | null,
): TemplateResult {
  const say = words(app);
  const ephemeral = isEphemeral(message);
  const own = message.author.id === meOf(app).id;
  const bot = sceneOf(app).people.find(({ id }) => id === sceneOf(app).botId)?.name;
  const opener = () => document.querySelector<HTMLElement>(`#message-${message.id}`) ?? document.body;
  return html`
    ${
      !ephemeral && channel.may.react
        ? menuItem(app, say.addReaction, 'smile', () => openReactionPicker(app, opener(), message))
        : nothing
    }
    ${!ephemeral && channel.may.send ? menuItem(app, say.reply, 'reply', () => reply(app, message)) : nothing}
    ${menuItem(app, say.copyText, 'copy', () => copy(textOf(message)))}
    ${
      offered && offered.length > 0
        ? html`<div class="menu-line" role="separator"></div>
          <div class="menu-title">${icon('apps', 16)}${say.apps}</div>
          ${offered.map((command) =>
            menuItem(
              app,
              localName(meOf(app).locale, command),
              null,
              () => runMenuCommand(app, channel.id, command, { message: message.id }),
              bot,
            ),
          )}`
        : nothing
    }
    ${
      !ephemeral && (own || channel.may.manageMessages)
        ? html`<div class="menu-line" role="separator"></div>
          ${menuItem(app, say.deleteMessage, 'trash', () => remove(app, message), undefined, 'dangerous')}`
        : nothing
    }
  `;
}

async function remove(app: App, { channel_id: channel, id: message }: MessageView): Promise<void> {
  const outcome = await act(meOf(app).id, 'delete', { channel, message });
  if (isTrouble(outcome)) app.change((view) => view.failed.set(message, outcome.says));
}

/** Browsers may refuse it, and have said so themselves then. */
function copy(text: string): void {
  navigator.clipboard?.writeText(text).catch(() => {});
}

function textOf({ content, embeds }: MessageView): string {
  const shown = embeds.flatMap(({ title, url, description }) => [title, url, description]);
  return [content, ...shown].filter(Boolean).join('\n');
}
