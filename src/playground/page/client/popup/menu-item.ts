// One line of a menu: choosing it closes the menu, then does what it says.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { App } from '../app.ts';
import { type IconName, icon } from '../icons.ts';
import { closePopup } from './popup.ts';

export function menuItem(
  app: App,
  label: string,
  sign: IconName | null,
  run: () => void,
  note?: string,
  look = '',
): TemplateResult {
  const choose = () => {
    closePopup(app);
    run();
  };
  return html`<button type="button" class="menu-item ${look}" role="menuitem" @click=${choose}>
    <span>${label}</span>${note ? html`<small>${note}</small>` : nothing}${sign ? icon(sign, 18) : nothing}
  </button>`;
}
