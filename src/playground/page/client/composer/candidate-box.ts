// The list above the composer: rows to choose from, one of them active.

import { ref } from 'lit/directives/ref.js';
import { html, type TemplateResult } from 'lit/html.js';

export function candidateBox(label: string, content: TemplateResult): TemplateResult {
  // A press must not take the focus from where one types.
  const keepFocus = (event: Event) => event.preventDefault();
  return html`<div class="candidates" role="group" aria-label=${label} @mousedown=${keepFocus}>${content}</div>`;
}

export function candidateRow(
  index: number,
  active: boolean,
  content: TemplateResult,
  choose: () => void,
): TemplateResult {
  return html`<div class="candidate ${active ? 'active' : ''}" id=${`candidate-${index}`} role="option" aria-selected=${active}
    @click=${choose} ${ref((row) => active && row?.scrollIntoView({ block: 'nearest' }))}>${content}</div>`;
}
