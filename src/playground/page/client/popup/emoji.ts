// A small picker of emoji; what is done with the one that is picked, whoever opens it says.
import { html } from 'lit/html.js';
import type { App } from '../app.ts';
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

export function openEmoji(app: App, opener: HTMLElement, pick: (emoji: string) => void): void {
  const label = words(app).addReaction;
  const choose = (emoji: string) => {
    closePopup(app);
    pick(emoji);
  };
  openPopup(app, opener, {
    label,
    role: 'dialog',
    content: () =>
      html`<div class="emoji-grid">
        ${EMOJI.map(
          (emoji) =>
            html`<button type="button" class="emoji-choice" aria-label=${emoji} @click=${() => choose(emoji)}>${emoji}</button>`,
        )}
      </div>`,
  });
}
