// Typing in an option: what the keys do, and how one gets from option to option without a mouse.
import type { ChannelView, Value } from '../../protocol.ts';
import type { App } from '../app.ts';
import { candidates, suggests } from './candidates.ts';
import { checkField, isProblem } from './check.ts';
import { type Candidate, type Field, type Filling, newDraft, newField } from './draft.ts';
import { runSlash } from './run.ts';
import { askSuggestions } from './suggest.ts';

/** The field of an option, or what comes after the fields. */
export function focusField(app: App, option: string | null): void {
  app.afterwards(() => {
    const place = option === null ? '.command .send' : `.command [data-option="${CSS.escape(option)}"]`;
    document.querySelector<HTMLElement>(place)?.focus();
  });
}

export function enterField(app: App, channel: ChannelView, filling: Filling, field: Field): void {
  app.write(() => {
    filling.focused = field.option.name;
    filling.closed = field.chosen !== null;
    filling.active = 0;
    filling.suggested = null;
  });
  if (field.chosen === null)
    askSuggestions(app, channel, filling, field, () => pressEnter(app, channel, filling, field));
}

export function typeInField(
  app: App,
  channel: ChannelView,
  filling: Filling,
  field: Field,
  event: InputEvent,
): void {
  app.write(() => {
    field.text = (event.target as HTMLInputElement).value;
    field.chosen = null;
    field.problem = '';
    filling.closed = false;
    filling.active = 0;
  });
  askSuggestions(app, channel, filling, field, () => pressEnter(app, channel, filling, field));
}

export function pressInField(
  app: App,
  channel: ChannelView,
  filling: Filling,
  field: Field,
  event: KeyboardEvent,
): void {
  if (event.isComposing) return;
  const list = filling.closed ? [] : (candidates(app, filling, field) ?? []);
  const active = list[filling.active];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const input = event.target as HTMLInputElement;
  if (active && step !== undefined) {
    event.preventDefault();
    app.write(() => {
      filling.active = (filling.active + step + list.length) % list.length;
    });
  } else if (event.key === 'Enter') {
    event.preventDefault();
    if (filling.stale && !filling.closed) filling.eager = true;
    else pressEnter(app, channel, filling, field);
  } else if (active && event.key === 'Tab' && !event.shiftKey) {
    choose(app, filling, field, active, { stay: true });
  } else if (event.key === 'Escape') {
    event.preventDefault();
    if (list.length > 0) app.write(() => Object.assign(filling, { closed: true }));
    else leave(app, '');
  } else if (event.key === 'Backspace' && input.value === '') {
    event.preventDefault();
    dropField(app, filling, field);
  }
}

/** Enter came while the command that was typed whole was not known yet. */
export function enterFilled(app: App, channel: ChannelView, filling: Filling): void {
  const [first] = filling.fields;
  if (first && suggests(first.option)) filling.eager = true;
  else submit(app, channel, filling);
}

/** Takes what is active in the list; where there is none, sends. */
function pressEnter(app: App, channel: ChannelView, filling: Filling, field: Field): void {
  const list = filling.closed ? [] : (candidates(app, filling, field) ?? []);
  const active = list[filling.active];
  if (active) choose(app, filling, field, active);
  else submit(app, channel, filling);
}

/** Goes on to the next field that is empty; where there is none, Enter then sends. */
export function choose(
  app: App,
  filling: Filling,
  field: Field,
  { label, value }: Candidate,
  { stay = false } = {},
): void {
  app.write(() => {
    field.text = label;
    field.chosen = value;
    field.problem = '';
    filling.closed = true;
  });
  if (stay) return;
  const next = filling.fields.find((each) => each.text === '' && each !== field);
  focusField(app, next?.option.name ?? field.option.name);
}

export function addField(app: App, filling: Filling, name: string): void {
  const option = filling.runnable.options.find((each) => each.name === name);
  if (!option) return;
  app.write(() => {
    filling.fields = [...filling.fields, newField(option)];
  });
  focusField(app, name);
}

/** An optional field goes; without any before it, one is back at the name of the command. */
function dropField(app: App, filling: Filling, field: Field): void {
  const at = filling.fields.indexOf(field);
  const before = filling.fields[at - 1];
  if (!field.option.required) {
    app.write(() => {
      filling.fields = filling.fields.filter((each) => each !== field);
    });
  } else if (!before) {
    leave(app, `/${filling.runnable.shown}`);
    return;
  }
  focusField(app, before?.option.name ?? filling.fields[0]?.option.name ?? null);
}

/** Back to plain text. */
export function leave(app: App, text: string): void {
  const { runnables, replyTo } = app.view.draft;
  app.write((view) => {
    view.draft = { ...newDraft(), text, runnables, replyTo };
  });
  app.afterwards(() => document.querySelector<HTMLElement>('.composer textarea')?.focus());
}

export function submit(app: App, channel: ChannelView, filling: Filling): void {
  const values: Record<string, Value> = {};
  for (const field of filling.fields) {
    const checked = checkField(app, field);
    if (isProblem(checked)) {
      app.write((view) => {
        field.problem = checked.problem;
        view.announcement = checked.problem;
      });
      focusField(app, field.option.name);
      return;
    }
    if (checked.value !== undefined) values[field.option.name] = checked.value;
  }
  leave(app, '');
  runSlash(app, channel.id, filling.runnable, values);
}
