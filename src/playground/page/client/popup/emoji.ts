// A small picker of emoji for reactions.
import { html } from 'lit/html.js';
import type { MessageView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { react } from '../chat/reactions.ts';
import { words } from '../lookup.ts';
import { closePopup, openPopup } from './popup.ts';

/** Eight in a row, those that are used most first. */
const EMOJI = [
  ...['👍', '❤️', '🎉', '😂', '🔥', '👀', '🙏', '✅'],
  ...['👎', '😍', '🤔', '😮', '😢', '🙌', '💯', '🚀'],
  ...['👍🏻', '👍🏼', '👍🏽', '👍🏾', '👍🏿', '👏', '💡', '📌'],
  ...['⭐', '🧠', '📚', '🔬', '🤖', '✨', '❓', '❌'],
  ...['😀', '😎', '🥳', '😴', '🤯', '🫡', '💜', '☕'],
];

export function openEmoji(app: App, opener: HTMLElement, message: MessageView): void {
  const label = words(app).addReaction;
  const add = (name: string) => {
    closePopup(app);
    void react(app, message, { id: null, name }, true);
  };
  openPopup(app, opener, {
    label,
    role: 'dialog',
    content: () =>
      html`<div class="emoji-grid">
        ${EMOJI.map(
          (emoji) =>
            html`<button type="button" class="emoji-choice" aria-label=${emoji} @click=${() => add(emoji)}>${emoji}</button>`,
        )}
      </div>`,
  });
}
