// A command in the composer: its name, then a field for each option.

import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ChannelView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { icon } from '../icons.ts';
import { meOf, words } from '../lookup.ts';
import { Option } from '../numbers.ts';
import { candidates } from './candidates.ts';
import { type Field, type Filling, NOTHING, REST, spareOptions } from './draft.ts';
import { localDescription, localName } from './localised.ts';
import { enterField, pressInField, submit, typeInField } from './option-keys.ts';
import { pressOnRest } from './rest-keys.ts';
import { takeFile } from './take-file.ts';

export function commandForm(app: App, channel: ChannelView, filling: Filling): TemplateResult {
  const say = words(app);
  const spare = spareOptions(filling);
  const offers = filling.focused === REST;
  const run = (event: Event) => {
    event.preventDefault();
    submit(app, channel, filling);
  };
  // Nothing of the offer is chosen at first, so that Enter sends.
  const enterRest = () =>
    filling.focused !== REST &&
    app.write(() => {
      filling.focused = REST;
      filling.active = NOTHING;
      filling.closed = false;
    });
  const leaveFields = () =>
    app.write(() => {
      filling.focused = null;
    });
  const onRest = (event: KeyboardEvent) => pressOnRest(app, channel, filling, event);
  return html`<form class="command" aria-label=${`/${filling.runnable.shown}`} novalidate @submit=${run}>
    <span class="command-name">/${filling.runnable.shown}</span>
    ${repeat(
      filling.fields,
      ({ option }) => option.name,
      (field) => fieldBox(app, channel, filling, field),
    )}
    ${
      spare.length > 0
        ? html`<button type="button" class="more-options" role="combobox" aria-haspopup="listbox" aria-controls="candidates"
          aria-label=${`${say.moreOptions(spare.length)}: ${spare.map((option) => localName(meOf(app).locale, option)).join(', ')}`}
          aria-expanded=${offers} data-option=${REST}
          aria-activedescendant=${offers && filling.active !== NOTHING ? `candidate-${filling.active}` : ''}
          @focus=${enterRest} @click=${enterRest} @keydown=${onRest}>${say.moreOptions(spare.length)}</button>`
        : nothing
    }
    <button type="submit" class="send" aria-label=${say.send} title=${say.send} @focus=${leaveFields} @keydown=${onRest}>${icon('send', 22)}</button>
  </form>`;
}

function fieldBox(app: App, channel: ChannelView, filling: Filling, field: Field): TemplateResult {
  const { option, problem } = field;
  const say = words(app);
  const focused = filling.focused === option.name;
  const list = focused && !filling.closed ? candidates(app, filling, field) : null;
  const open = list !== null && list.length > 0;
  const name = localName(meOf(app).locale, option);
  const need = option.required ? say.required : say.optional;
  const label = `${name}, ${need}, ${localDescription(meOf(app).locale, option)}`;
  const classes = [
    'field',
    focused ? 'focused' : '',
    problem ? 'wrong' : '',
    field.chosen === null ? '' : 'set',
  ];
  const press = (event: KeyboardEvent) => pressInField(app, channel, filling, field, event);
  const enter = () => enterField(app, channel, filling, field);
  if (option.type === Option.attachment) {
    return html`<label class=${classes.join(' ')}><span class="field-name">${name}</span>
      <input type="file" aria-label=${label} data-option=${option.name} @focus=${enter} @keydown=${press}
        @change=${(event: Event) => takeFile(app, field, event)} /></label>`;
  }
  return html`<label class=${classes.join(' ')}><span class="field-name">${name}</span>
    <input type="text" autocomplete="off" spellcheck="false" data-option=${option.name} .value=${live(field.text)}
      role="combobox" aria-autocomplete="list" aria-label=${label} aria-required=${option.required ?? false}
      aria-invalid=${problem !== ''} aria-expanded=${open} aria-controls="candidates"
      aria-describedby="option-help" aria-activedescendant=${open ? `candidate-${filling.active}` : ''}
      inputmode=${option.type === Option.integer || option.type === Option.number ? 'decimal' : 'text'}
      @focus=${enter} @keydown=${press}
      @input=${(event: InputEvent) => typeInField(app, channel, filling, field, event)} /></label>`;
}
