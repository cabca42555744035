// Reactions under a message: a click adds or takes away one's own, and the last button offers more emoji.
import type { APIPartialEmoji } from 'discord-api-types/v10';
import { repeat } from 'lit/directives/repeat.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { MessageView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { act, isTrouble } from '../ask.ts';
import { icon } from '../icons.ts';
import { meOf, nameOf, words } from '../lookup.ts';
import { openEmoji } from '../popup/emoji.ts';
import { emojiFace } from './emoji-face.ts';

/** Discord names so many, and counts the others. */
const NAMED = 3;

export function reactions(
  app: App,
  message: MessageView,
  mayReact: boolean,
): TemplateResult | typeof nothing {
  const all = message.reactions ?? [];
  if (all.length === 0) return nothing;
  return html`<div class="reactions">
    ${repeat(
      all,
      ({ emoji }) => emoji.id ?? emoji.name,
      ({ emoji, count, me }, index) => {
        const name = emoji.id ? `:${emoji.name}:` : (emoji.name ?? '');
        const who = words(app).reactors(namesOf(app, message.reactors[index] ?? []), name);
        const toggle = () => react(app, message, emoji, !me);
        return html`<button type="button" class="reaction ${me ? 'me' : ''}" aria-pressed=${me} title=${who}
          aria-label=${`${name} ${count}, ${who}`} @click=${toggle}>${emojiFace(emoji)}<span>${count}</span></button>`;
      },
    )}
    ${mayReact ? addButton(app, message) : nothing}
  </div>`;
}

function addButton(app: App, message: MessageView): TemplateResult {
  const label = words(app).addReaction;
  const open = (event: Event) => openReactionPicker(app, event.currentTarget as HTMLElement, message);
  return html`<button type="button" class="reaction add" title=${label} aria-label=${label} aria-haspopup="dialog"
    @click=${open}>${icon('smile')}</button>`;
}

export function openReactionPicker(app: App, opener: HTMLElement, message: MessageView): void {
  openEmoji(app, opener, (name) => void react(app, message, { id: null, name }, true));
}

async function react(app: App, message: MessageView, emoji: APIPartialEmoji, on: boolean) {
  const name = emoji.id ? `${emoji.name}:${emoji.id}` : (emoji.name ?? '');
  const action = { channel: message.channel_id, message: message.id, emoji: name, on };
  const outcome = await act(meOf(app).id, 'react', action);
  if (isTrouble(outcome)) app.change((view) => view.failed.set(message.id, outcome.says));
}

function namesOf(app: App, ids: readonly string[]): string {
  const names = ids.slice(0, NAMED).map((id) => nameOf(app, id));
  const others = ids.length - names.length;
  return others > 0 ? `${names.join(', ')}, ${words(app).others(others)}` : names.join(', ');
}
