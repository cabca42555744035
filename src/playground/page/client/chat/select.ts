// A select of a message: of given options, or of the server's people, roles and channels.
import type { APISelectMenuComponent } from 'discord-api-types/v10';
import { html, type TemplateResult } from 'lit/html.js';
import type { MessageView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { icon } from '../icons.ts';
import { words } from '../lookup.ts';
import { Component } from '../numbers.ts';
import { interact, isBusy, keyOf } from './interact.ts';
import { choicesOf, pickFrom } from './pick.ts';

export function select(app: App, message: MessageView, shown: APISelectMenuComponent): TemplateResult {
  const { custom_id: id } = shown;
  const choices = choicesOf(app, shown);
  const picked = app.view.picked.get(keyOf(message, id)) ?? preset(shown);
  const chosen = picked.map((value) => choices.find((choice) => choice.value === value)?.label ?? '…');
  const busy = isBusy(app, message, id);
  const send = (values: readonly string[]) => {
    app.view.picked.set(keyOf(message, id), values);
    const place = { channel: message.channel_id, message: message.id };
    void interact(app, message, id, 'pick', { ...place, select: id, values });
  };
  const open = (event: Event) =>
    pickFrom(app, event.currentTarget as HTMLElement, {
      label: shown.placeholder ?? words(app).select,
      choices,
      picked,
      min: shown.min_values ?? 1,
      max: shown.max_values ?? 1,
      done: send,
    });
  return html`<button type="button" class="select ${busy ? 'busy' : ''}" role="combobox" aria-haspopup="listbox"
    aria-expanded="false" aria-label=${shown.placeholder ?? words(app).select} ?disabled=${shown.disabled ?? false} @click=${open}>
    <span class=${chosen.length > 0 ? '' : 'placeholder'}>${chosen.join(', ') || shown.placeholder || words(app).select}</span>
    ${icon('down', 20)}
  </button>`;
}

function preset(shown: APISelectMenuComponent): readonly string[] {
  if (shown.type === Component.stringSelect)
    return shown.options.filter((option) => option.default).map(({ value }) => value);
  return (shown.default_values ?? []).map(({ id }) => id);
}
