// Above a command that is being filled in: what the focused option means, and what it can be filled with.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { App } from '../app.ts';
import { icon } from '../icons.ts';
import { meOf, words } from '../lookup.ts';
import { candidateBox, candidateRow } from './candidate-box.ts';
import { candidates, suggests } from './candidates.ts';
import { type Field, type Filling, focusedField, REST, spareOptions } from './draft.ts';
import { localDescription, localName } from './localised.ts';
import { addField, choose } from './option-keys.ts';

export function optionList(app: App, filling: Filling): TemplateResult {
  const say = words(app);
  const field = focusedField(filling);
  if (field) return candidateBox(say.options, html`${help(app, field)}${rows(app, filling, field)}`);
  const spare = spareOptions(filling);
  const about = html`<div class="candidates-title" id="option-help"><strong>/${filling.runnable.shown}</strong>
    <span>${filling.runnable.description}</span></div>`;
  if (filling.focused !== REST || spare.length === 0) return candidateBox(say.options, about);
  return candidateBox(
    say.options,
    html`${about}
      <div id="candidates" role="listbox" aria-label=${say.options}>
        ${spare.map((option, index) =>
          candidateRow(
            index,
            index === filling.active,
            html`<span class="candidate-main"><span class="candidate-name">${localName(meOf(app).locale, option)}</span>
              <small>${localDescription(meOf(app).locale, option)}</small></span>`,
            () => addField(app, filling, option.name),
          ),
        )}
      </div>`,
  );
}

function help(app: App, { option, problem }: Field): TemplateResult {
  const say = words(app);
  return html`<div class="candidates-title" id="option-help">
    <strong>${localName(meOf(app).locale, option)}</strong><span>${localDescription(meOf(app).locale, option)}</span>
    <span class="need">${option.required ? say.required : say.optional}</span>
    ${problem ? html`<span class="problem" role="alert">${icon('warning', 14)}${problem}</span>` : nothing}
  </div>`;
}

function rows(app: App, filling: Filling, field: Field): TemplateResult | typeof nothing {
  const say = words(app);
  if (filling.closed) return nothing;
  if (suggests(field.option)) {
    if (filling.suggested === 'failed')
      return html`<div class="none">${icon('warning', 16)}${say.optionsFailed}</div>`;
    if (!Array.isArray(filling.suggested)) return html`<div class="none">${say.loadingOptions}</div>`;
  }
  const list = candidates(app, filling, field);
  if (list === null) return nothing;
  if (list.length === 0) return html`<div class="none">${say.noOptions}</div>`;
  return html`<div id="candidates" role="listbox" aria-label=${localName(meOf(app).locale, field.option)}>
    ${list.map((candidate, index) =>
      candidateRow(
        index,
        index === filling.active,
        html`<span class="candidate-main"><span>${candidate.label}</span></span>
          ${candidate.note ? html`<span class="candidate-note">${candidate.note}</span>` : nothing}`,
        () => choose(app, filling, field, candidate),
      ),
    )}
  </div>`;
}
