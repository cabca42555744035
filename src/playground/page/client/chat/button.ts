// A button of a message: it waits visibly until the bot has answered; a link opens beside the page.
import type { APIButtonComponent } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { MessageView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { icon } from '../icons.ts';
import { words } from '../lookup.ts';
import { webAddress } from '../markdown/inline.ts';
import { Button } from '../numbers.ts';
import { emojiFace } from './emoji-face.ts';
import { interact, isBusy } from './interact.ts';

const LOOKS: Readonly<Record<number, string>> = {
  [Button.primary]: 'primary',
  [Button.secondary]: 'secondary',
  [Button.success]: 'success',
  [Button.danger]: 'danger',
};

export function button(
  app: App,
  message: MessageView,
  shown: APIButtonComponent,
): TemplateResult | typeof nothing {
  if (shown.style === Button.premium) return nothing;
  const face = html`${shown.emoji ? emojiFace(shown.emoji) : nothing}${
    shown.label ? html`<span>${shown.label}</span>` : nothing
  }`;
  const disabled = shown.disabled ?? false;
  if (shown.style === Button.link) {
    const address = webAddress(shown.url);
    if (disabled || address === null)
      return html`<button type="button" class="button secondary" disabled>${face}${icon('open', 16)}</button>`;
    return html`<a class="button secondary" href=${address} target="_blank" rel="noreferrer noopener">
      ${face}${icon('open', 16)}<span class="unseen">${words(app).opensOutside}</span>
    </a>`;
  }
  const { custom_id: id } = shown;
  const busy = isBusy(app, message, id);
  const press = () =>
    interact(app, message, id, 'press', { channel: message.channel_id, message: message.id, button: id });
  return html`<button type="button" class="button ${LOOKS[shown.style] ?? 'secondary'} ${busy ? 'busy' : ''}"
    ?disabled=${disabled} aria-busy=${busy} aria-label=${nameOf(shown) || id} @click=${press}>${face}</button>`;
}

/** "👍 3": the number alone would not say of what. */
function nameOf({
  emoji,
  label,
}: {
  readonly emoji?: { readonly name?: string };
  readonly label?: string;
}): string {
  return [emoji?.name, label].filter(Boolean).join(' ');
}
