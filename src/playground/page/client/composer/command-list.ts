// The commands that the member finds here, narrowed by what was typed after the slash.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ChannelView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { fetchCommands, isTrouble } from '../ask.ts';
import { avatar } from '../frame/avatar.ts';
import { meOf, sceneOf, words } from '../lookup.ts';
import { candidateBox, candidateRow } from './candidate-box.ts';
import { newFilling, REST } from './draft.ts';
import { localName } from './localised.ts';
import { focusField } from './option-keys.ts';
import { matching, type Runnable, runnables } from './runnable.ts';

/** Null where no command is being looked for. */
export function choicesNow({ view }: App): readonly Runnable[] | null {
  const { text, closed, runnables: all, filling } = view.draft;
  if (filling || closed || !text.startsWith('/') || text.includes('\n') || all === null) return null;
  return matching(all, text.slice(1));
}

/** Asked for when the box is entered, and with each new slash: what is offered may have changed. */
export async function fetchRunnables(app: App, channel: ChannelView): Promise<void> {
  const { draft } = app.view;
  const commands = await fetchCommands(meOf(app).id, channel.id);
  app.write(() => {
    draft.runnables = isTrouble(commands) ? [] : runnables(meOf(app).locale, commands);
  });
  beginWhole(app);
}

/** A whole name and a space after it: the options come next, and what was typed behind it is the first one's. */
export function beginWhole(app: App): void {
  const { text, closed, runnables: all, filling } = app.view.draft;
  if (filling || closed || !text.startsWith('/')) return;
  const typed = text.slice(1).toLowerCase();
  const names = ({ path, shown }: Runnable) => [`${path} `, `${shown.toLowerCase()} `];
  for (const runnable of all ?? []) {
    const name = names(runnable).find((each) => typed.startsWith(each));
    const rest = name === undefined ? null : text.slice(name.length + 1);
    if (rest === null || (rest !== '' && runnable.options.length === 0)) continue;
    chooseCommand(app, runnable, rest);
    return;
  }
}

export function chooseCommand(app: App, chosen: Runnable, typed = ''): void {
  const { draft } = app.view;
  const filling = newFilling(chosen);
  const [first] = filling.fields;
  if (first) first.text = typed;
  app.write(() => {
    draft.filling = filling;
    draft.text = '';
  });
  focusField(app, first?.option.name ?? (chosen.options.length > 0 ? REST : null));
}

export function commandList(app: App, channel: ChannelView): TemplateResult | typeof nothing {
  const choices = choicesNow(app);
  if (choices === null) return nothing;
  const say = words(app);
  const { draft } = app.view;
  const { botId, people } = sceneOf(app);
  const bot = people.find(({ id }) => id === botId);
  const typed = draft.text.trim();
  if (choices.length === 0)
    return channel.may.useCommands || channel.guildId === null
      ? candidateBox(
          say.commands,
          html`<div class="none">${typed === '/' ? say.noCommands : say.noCommand}</div>`,
        )
      : nothing;
  const title = typed === '/' ? (bot?.name ?? say.commands) : say.matching(typed);
  return candidateBox(
    say.commands,
    html`<div class="candidates-title">${bot ? avatar(bot, 18) : nothing}<span>${title}</span></div>
      <div id="candidates" role="listbox" aria-label=${say.commands}>
        ${choices.map((choice, index) =>
          candidateRow(
            index,
            index === draft.active,
            html`<span class="candidate-main">
                <span class="candidate-name">/${choice.shown}</span>
                ${choice.options.map(
                  (option) =>
                    html`<span class="candidate-option ${option.required ? 'needed' : ''}">${localName(meOf(app).locale, option)}</span>`,
                )}
                <small>${choice.description}</small>
              </span>
              <span class="candidate-note">${bot?.name}</span>`,
            () => chooseCommand(app, choice),
          ),
        )}
      </div>`,
  );
}
