// What can be done with a message, offered while one points at it or has the focus on it.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ChannelView, MessageView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { type IconName, icon } from '../icons.ts';
import { nameOf, words } from '../lookup.ts';
import { openMessageMenu } from './message-menu.ts';
import { isEphemeral, isThinking } from './message-state.ts';
import { openReactionPicker } from './reactions.ts';
import { reply } from './reply.ts';

export function toolbar(
  app: App,
  channel: ChannelView,
  message: MessageView,
): TemplateResult | typeof nothing {
  if (isThinking(message)) return nothing;
  const say = words(app);
  const ephemeral = isEphemeral(message);
  const name = nameOf(app, message.author.id, message.author.username);
  return html`<div class="toolbar" role="group" aria-label=${say.actions(name)}>
    ${
      !ephemeral && channel.may.react
        ? tool(say.addReaction, 'smile', (event) =>
            openReactionPicker(app, event.currentTarget as HTMLElement, message),
          )
        : nothing
    }
    ${!ephemeral && channel.may.send ? tool(say.reply, 'reply', () => reply(app, message)) : nothing}
    ${tool(say.more, 'more', (event) => openMessageMenu(app, event, channel, message))}
  </div>`;
}

function tool(label: string, name: IconName, run: (event: MouseEvent) => void): TemplateResult {
  return html`<button type="button" title=${label} aria-label=${label} @click=${run}>${icon(name)}</button>`;
}
