// One field of a modal: a line or a paragraph of text, a list, a choice or a tick.
import type { APISelectMenuComponent, APISelectMenuOption, ComponentType } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { FieldAnswer } from '../../protocol.ts';
import type { App } from '../app.ts';
import { choicesOf, pickFrom } from '../chat/pick.ts';
import { icon } from '../icons.ts';
import { words } from '../lookup.ts';
import { Component, PARAGRAPH } from '../numbers.ts';

/** The keys of all kinds of fields. */
export interface ModalField {
  readonly type: ComponentType;
  readonly custom_id: string;
  readonly label?: string;
  readonly style?: number;
  readonly value?: string;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly default?: boolean;
  readonly options?: readonly APISelectMenuOption[];
}

const LONGEST = 4000;

/** What a field holds before anything is typed. */
export function presetOf({ type, value, options, default: ticked }: ModalField): FieldAnswer | undefined {
  if (type === Component.textInput) return value;
  if (type === Component.checkbox) return ticked ?? false;
  const chosen = options?.filter((option) => option.default).map((option) => option.value) ?? [];
  if (type === Component.radioGroup) return chosen[0];
  return chosen.length > 0 ? chosen : undefined;
}

export function field(app: App, shown: ModalField, label: string, note?: string): TemplateResult {
  const id = `field-${shown.custom_id}`;
  const required = shown.required !== false && shown.type !== Component.checkbox;
  return html`<div class="modal-field">
    <label for=${id}>${label}${required ? html`<span class="star" aria-hidden="true"> *</span>` : nothing}</label>
    ${note ? html`<small id=${`${id}-note`}>${note}</small>` : nothing} ${control(app, shown, id, required)}
  </div>`;
}

function control(app: App, shown: ModalField, id: string, required: boolean): TemplateResult {
  switch (shown.type) {
    case Component.textInput:
      return text(app, shown, id, required);
    case Component.checkbox:
      return tick(app, shown, id);
    case Component.radioGroup:
      return group(app, shown, 'radio');
    case Component.checkboxGroup:
      return group(app, shown, 'checkbox');
    default:
      return list(app, shown, id);
  }
}

function text(app: App, shown: ModalField, id: string, required: boolean): TemplateResult {
  const { min_length: min, max_length: max = LONGEST, placeholder = '', custom_id: name } = shown;
  const value = String(app.view.modalValues.get(name) ?? '');
  const type = (event: InputEvent) =>
    app.change((view) => view.modalValues.set(name, (event.target as HTMLInputElement).value));
  const count = html`<small class="count" aria-label=${words(app).characters(value.length, max)}>${value.length}/${max}</small>`;
  const counted = max < LONGEST ? count : nothing;
  if (shown.style === PARAGRAPH)
    return html`<textarea id=${id} rows="4" minlength=${min ?? 0} maxlength=${max} placeholder=${placeholder}
      ?required=${required} .value=${value} @input=${type}></textarea>${counted}`;
  return html`<input id=${id} type="text" autocomplete="off" minlength=${min ?? 0} maxlength=${max}
    placeholder=${placeholder} ?required=${required} .value=${value} @input=${type} />${counted}`;
}

function tick(app: App, { custom_id: name }: ModalField, id: string): TemplateResult {
  const toggle = (event: Event) =>
    app.change((view) => view.modalValues.set(name, (event.target as HTMLInputElement).checked));
  return html`<input id=${id} type="checkbox" .checked=${app.view.modalValues.get(name) === true} @change=${toggle} />`;
}

function group(app: App, shown: ModalField, type: 'radio' | 'checkbox'): TemplateResult {
  const { custom_id: name, options = [] } = shown;
  const held = app.view.modalValues.get(name);
  const chosen = Array.isArray(held) ? held : held === undefined ? [] : [String(held)];
  const change = (value: string, checked: boolean) =>
    app.change((view) => {
      const others = chosen.filter((each) => each !== value);
      view.modalValues.set(name, type === 'radio' ? value : checked ? [...others, value] : others);
    });
  return html`<div class="choices" role="group">
    ${options.map(
      ({ label, value, description }) => html`<label>
        <input type=${type} name=${name} .checked=${chosen.includes(value)}
          @change=${(event: Event) => change(value, (event.target as HTMLInputElement).checked)} />
        <span>${label}${description ? html`<small>${description}</small>` : nothing}</span>
      </label>`,
    )}
  </div>`;
}

function list(app: App, shown: ModalField, id: string): TemplateResult {
  const { custom_id: name, max_values: max = 1 } = shown;
  const min = shown.required === false ? 0 : (shown.min_values ?? 1);
  const label = shown.placeholder ?? words(app).select;
  const choices = choicesOf(app, shown as unknown as APISelectMenuComponent);
  const held = app.view.modalValues.get(name);
  const picked = Array.isArray(held) ? (held as readonly string[]) : [];
  const done = (values: readonly string[]) => app.change((view) => view.modalValues.set(name, values));
  const open = (event: Event) =>
    pickFrom(app, event.currentTarget as HTMLElement, { label, choices, picked, min, max, done });
  const names = picked.map((value) => choices.find((choice) => choice.value === value)?.label ?? '…');
  return html`<button id=${id} type="button" class="select" role="combobox" aria-haspopup="listbox" aria-expanded="false" @click=${open}>
    <span class=${names.length > 0 ? '' : 'placeholder'}>${names.join(', ') || label}</span>${icon('down')}
  </button>`;
}
