// A form that the bot opened: its fields, what they miss, and the way back.
import type { APILabelComponent, APIModalInteractionResponseCallbackComponent } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { OpenedModal } from '../../protocol.ts';
import type { App } from '../app.ts';
import { act, isTrouble } from '../ask.ts';
import { toPresent } from '../chat/scroll.ts';
import { avatar } from '../frame/avatar.ts';
import { icon } from '../icons.ts';
import { meOf, sceneOf, words } from '../lookup.ts';
import { markdown } from '../markdown/render.ts';
import { Component } from '../numbers.ts';
import { field, type ModalField, presetOf } from './field.ts';

export function openModal(app: App, modal: OpenedModal): void {
  app.change((view) => {
    view.modal = modal;
    view.modalTrouble = '';
    view.modalBusy = false;
    view.modalValues.clear();
    for (const each of fieldsOf(modal)) {
      const preset = presetOf(each);
      if (preset !== undefined) view.modalValues.set(each.custom_id, preset);
    }
  });
  app.afterwards(() =>
    document.querySelector<HTMLElement>('.modal-fields :is(input, textarea, button)')?.focus(),
  );
}

type Row = APIModalInteractionResponseCallbackComponent;

function fieldsOf({ data }: OpenedModal): ModalField[] {
  return data.components.flatMap((row) => {
    if (row.type === Component.label) return [row.component as ModalField];
    return row.type === Component.row ? (row.components as ModalField[]) : [];
  });
}

export function modalLayer(app: App): TemplateResult | typeof nothing {
  const { modal, modalTrouble, modalBusy } = app.view;
  if (!modal) return nothing;
  const say = words(app);
  const { botId, people } = sceneOf(app);
  const bot = people.find(({ id }) => id === botId);
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || app.view.popup) return;
    event.preventDefault();
    close(app);
  };
  const send = (event: Event) => {
    event.preventDefault();
    void submit(app, modal);
  };
  return html`<div class="modal-shade">
    <form class="modal" role="dialog" aria-modal="true" aria-labelledby="modal-title" @submit=${send} @keydown=${keys}>
      <header>
        ${bot ? avatar(bot, 24) : nothing}
        <h2 id="modal-title">${modal.data.title}</h2>
        <button type="button" class="tool" aria-label=${say.close} @click=${() => close(app)}>${icon('close', 22)}</button>
      </header>
      <div class="modal-fields">${modal.data.components.map((row) => drawRow(app, row))}</div>
      ${modalTrouble ? html`<div class="failure" role="alert">${icon('warning', 16)}${modalTrouble}</div>` : nothing}
      <footer>
        <button type="button" class="button secondary" @click=${() => close(app)}>${say.cancel}</button>
        <button type="submit" class="button primary ${modalBusy ? 'busy' : ''}" aria-busy=${modalBusy}><span>${say.submit}</span></button>
      </footer>
    </form>
  </div>`;
}

function drawRow(app: App, row: Row): TemplateResult | typeof nothing {
  if (row.type === Component.text) return html`<div class="markdown">${markdown(app, row.content)}</div>`;
  if (row.type === Component.label) {
    const { label, description, component } = row as APILabelComponent;
    return field(app, component as ModalField, label, description);
  }
  if (row.type !== Component.row) return nothing;
  return html`${row.components.map((each) => field(app, each as ModalField, each.label ?? ''))}`;
}

function close(app: App): void {
  app.change((view) => {
    view.modal = null;
  });
  app.afterwards(() => document.querySelector<HTMLElement>('.composer textarea')?.focus());
}

async function submit(app: App, modal: OpenedModal): Promise<void> {
  const { view } = app;
  if (view.modalBusy) return;
  app.change(() => {
    view.modalBusy = true;
    view.modalTrouble = '';
  });
  const values = Object.fromEntries(view.modalValues);
  const outcome = await act(meOf(app).id, 'submit', { interaction: modal.interaction, values });
  if (!isTrouble(outcome)) {
    close(app);
    return toPresent(app);
  }
  app.change(() => {
    view.modalBusy = false;
    view.modalTrouble = outcome.trouble === 'silence' ? words(app).silent : outcome.says;
  });
}
