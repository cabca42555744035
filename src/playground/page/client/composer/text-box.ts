// Where text is typed; a slash at its start asks for commands, Enter sends.

import { live } from 'lit/directives/live.js';
import { html, type TemplateResult } from 'lit/html.js';
import type { ChannelView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { act, isTrouble } from '../ask.ts';
import { focusLastMessage } from '../chat/message-keys.ts';
import { toPresent } from '../chat/scroll.ts';
import { icon } from '../icons.ts';
import { guildHere, meOf, nameOf, placeName, words } from '../lookup.ts';
import { beginWhole, choicesNow, chooseCommand, fetchRunnables } from './command-list.ts';
import { enterFilled } from './option-keys.ts';

const LONGEST = 2000;

export function textBox(app: App, channel: ChannelView): TemplateResult {
  const { draft } = app.view;
  const say = words(app);
  const choices = choicesNow(app);
  const open = choices !== null && choices.length > 0;
  const type = (event: InputEvent) => {
    app.write(() => {
      draft.text = (event.target as HTMLTextAreaElement).value;
      draft.closed = false;
      draft.active = 0;
      draft.trouble = '';
    });
    if (draft.text === '/') void fetchRunnables(app, channel);
    beginWhole(app);
  };
  return html`<textarea rows="1" maxlength=${LONGEST} .value=${live(draft.text)}
      placeholder=${say.message(placeName(app, channel))} aria-label=${say.message(placeName(app, channel))}
      role="combobox" aria-autocomplete="list" aria-haspopup="listbox" aria-expanded=${open} aria-controls="candidates"
      aria-activedescendant=${open ? `candidate-${draft.active}` : ''} spellcheck="false" autocomplete="off"
      @focus=${() => fetchRunnables(app, channel)} @input=${type} @keydown=${(event: KeyboardEvent) => press(app, channel, event)}></textarea>
    <button type="button" class="send" aria-label=${say.send} title=${say.send} ?hidden=${draft.text.trim() === ''}
      @click=${() => send(app, channel)}>${icon('send', 22)}</button>`;
}

function press(app: App, channel: ChannelView, event: KeyboardEvent): void {
  // Enter that ends the writing of a Hangul syllable sends nothing.
  if (event.isComposing) return;
  const { draft } = app.view;
  const choices = choicesNow(app) ?? [];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const chosen = choices[draft.active];
  if (chosen && step !== undefined) {
    event.preventDefault();
    app.write(() => {
      draft.active = (draft.active + step + choices.length) % choices.length;
    });
  } else if (chosen && (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey))) {
    event.preventDefault();
    chooseCommand(app, chosen);
  } else if (event.key === 'Escape') {
    stepBack(app, event);
  } else if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    void (draft.runnables === null ? pressWhenKnown(app, channel) : send(app, channel));
  } else if (event.key === 'ArrowUp' && draft.text === '') {
    event.preventDefault();
    focusLastMessage();
  }
}

/** Enter came before it is known which commands there are. */
async function pressWhenKnown(app: App, channel: ChannelView): Promise<void> {
  const { draft } = app.view;
  await fetchRunnables(app, channel);
  const [first] = choicesNow(app) ?? [];
  const { filling } = draft;
  if (filling) app.afterwards(() => enterFilled(app, channel, filling));
  else if (first) chooseCommand(app, first);
  else await send(app, channel);
}

function stepBack(app: App, event: KeyboardEvent): void {
  const { draft } = app.view;
  if (choicesNow(app) === null && draft.replyTo === null) return;
  event.preventDefault();
  app.write(() => {
    if (choicesNow(app) !== null) draft.closed = true;
    else draft.replyTo = null;
  });
}

async function send(app: App, channel: ChannelView): Promise<void> {
  const { draft } = app.view;
  const { text, replyTo } = draft;
  if (text.trim() === '') return;
  app.write(() => {
    draft.text = '';
    draft.replyTo = null;
    draft.trouble = '';
  });
  toPresent(app);
  const action = { channel: channel.id, content: withMentions(app, text.trim()) };
  const outcome = await act(meOf(app).id, 'say', { ...action, ...(replyTo !== null && { reply: replyTo }) });
  app.afterwards(() => document.querySelector<HTMLElement>('.composer textarea')?.focus());
  if (!isTrouble(outcome)) return;
  app.write(() => {
    draft.text ||= text;
    draft.trouble = `${words(app).cannotSend} ${outcome.says}`;
  });
}

/** `@Grace` and `#papers` as Discord sends them. */
function withMentions(app: App, text: string): string {
  const guild = guildHere(app);
  if (!guild) return text;
  const people = guild.members.map(({ id }) => [`@${nameOf(app, id)}`, `<@${id}>`] as const);
  const channels = guild.channels.map(({ id, name }) => [`#${name}`, `<#${id}>`] as const);
  const all = [...people, ...channels].sort(([a], [b]) => b.length - a.length);
  return all.reduce((sent, [word, mention]) => {
    return sent
      .split(new RegExp(`(?<!\\S)${word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\w-])`))
      .join(mention);
  }, text);
}
