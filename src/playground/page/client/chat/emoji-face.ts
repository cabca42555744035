// An emoji as it stands on a button, in a list or under a message: the character, or the server's own picture.
import type { APIPartialEmoji } from 'discord-api-types/v10';
import { html, type TemplateResult } from 'lit/html.js';

/** Components leave out what reactions set to null. */
export function emojiFace({ id, name }: Partial<APIPartialEmoji>): TemplateResult {
  if (id)
    return html`<img class="emoji" src="https://cdn.discordapp.com/emojis/${id}.webp?size=48" alt=${name ?? ''} />`;
  return html`<span class="emoji" aria-hidden="true">${name}</span>`;
}
