// The switches and lists of which the drawer is made.
import { html, type TemplateResult } from 'lit/html.js';

export function toggle(label: string, isOn: boolean, change: (on: boolean) => unknown): TemplateResult {
  const flip = (event: Event) => change((event.target as HTMLInputElement).checked);
  return html`<label class="switch"><span>${label}</span>
    <input type="checkbox" role="switch" .checked=${isOn} @change=${flip} /></label>`;
}

/** `choices`: value and words. */
export function choice(
  name: string,
  label: string,
  choices: readonly (readonly [string, string])[],
): TemplateResult {
  return html`<select name=${name} aria-label=${label}>
    ${choices.map(([value, words]) => html`<option value=${value}>${words}</option>`)}
  </select>`;
}
