// A list that opens from a select and is picked from, by one or by several; messages and forms have the same.
import type {
  APIChannelSelectComponent,
  APIMessageComponentEmoji,
  APISelectMenuComponent,
} from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { App } from '../app.ts';
import { icon } from '../icons.ts';
import { words } from '../lookup.ts';
import { Component } from '../numbers.ts';
import { closePopup, openPopup } from '../popup/popup.ts';
import { emojiFace } from './emoji-face.ts';
import { channelEntries, type Entry, memberEntries, roleEntries } from './entries.ts';

/** So many entries can be overlooked without a filter. */
const FEW = 10;

interface Choice extends Entry {
  readonly emoji?: APIMessageComponentEmoji | undefined;
}

export interface Picking {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly picked: readonly string[];
  readonly min: number;
  readonly max: number;
  readonly done: (values: readonly string[]) => void;
}

/** One is picked at once; where several can be, they are sent when the list closes. */
export function pickFrom(app: App, opener: HTMLElement, picking: Picking): void {
  const { label, choices, min, max } = picking;
  const chosen = new Set(picking.picked.filter((value) => choices.some((choice) => choice.value === value)));
  let typed = '';
  let changed = false;
  const toggle = (value: string) => {
    if (max === 1) {
      const again = min === 0 && chosen.has(value);
      chosen.clear();
      if (!again) chosen.add(value);
      changed = true;
      return closePopup(app);
    }
    if (!chosen.delete(value) && chosen.size < max) chosen.add(value);
    changed = true;
    app.change();
  };
  const filter = (event: InputEvent) => {
    typed = (event.target as HTMLInputElement).value.toLowerCase();
    app.change();
  };
  const content = () => {
    const shown = choices.filter((choice) => choice.label.toLowerCase().includes(typed));
    return html`${
      choices.length > FEW
        ? html`<input class="filter" type="search" placeholder=${words(app).filter} aria-label=${words(app).filter} @input=${filter} />`
        : nothing
    }
      <div class="options" role="listbox" aria-label=${label} aria-multiselectable=${max > 1}>
        ${shown.map((choice) => option(choice, chosen.has(choice.value), () => toggle(choice.value), max > 1))}
        ${shown.length === 0 ? html`<div class="none">${words(app).nothingFound}</div>` : nothing}
      </div>`;
  };
  const onClose = () => {
    if (changed && chosen.size >= min) picking.done([...chosen]);
  };
  openPopup(app, opener, { label, role: 'dialog', fitted: true, content, onClose });
}

function option(choice: Choice, selected: boolean, choose: () => void, many: boolean): TemplateResult {
  return html`<button type="button" class="option ${selected ? 'selected' : ''}" role="option" aria-selected=${selected} @click=${choose}>
    ${choice.emoji ? emojiFace(choice.emoji) : nothing}
    <span class="option-words"><span>${choice.label}</span>${choice.note ? html`<small>${choice.note}</small>` : nothing}</span>
    ${selected || many ? html`<span class="tick">${selected ? icon('check', 18) : nothing}</span>` : nothing}
  </button>`;
}

export function choicesOf(app: App, shown: APISelectMenuComponent): readonly Choice[] {
  switch (shown.type) {
    case Component.stringSelect:
      return shown.options.map(({ label, value, description, emoji }) => {
        return { label, value, note: description, emoji };
      });
    case Component.userSelect:
      return memberEntries(app);
    case Component.roleSelect:
      return roleEntries(app);
    case Component.mentionableSelect:
      return [...memberEntries(app), ...roleEntries(app)];
    default:
      return channelEntries(app, (shown as APIChannelSelectComponent).channel_types);
  }
}
