// Bad weather to order: limits, failing and slow requests, answers that get lost, sockets that drop.
import { html, type TemplateResult } from 'lit/html.js';
import type { Order, PageHost } from '../../weather-panel.ts';
import type { Give } from './give.ts';

type Trouble = Extract<Order, { do: 'trouble' }>;

const KINDS: readonly [Trouble['kind'], string, string][] = [
  ['fail', 'fail', 'Answered with a 500, and not done.'],
  ['storm', 'are limited', 'Answered with a 429: too many requests.'],
  ['slow', 'take 4 s', 'Longer than the 3 s in which an interaction must be acknowledged.'],
  ['lose', 'lose their answer', 'Done, but the connection breaks before the answer.'],
  ['hang', 'hang', 'Never answered, until the weather is calm.'],
];

const ROUTES: readonly [Trouble['on'], string][] = [
  ['*', 'of any kind'],
  ['POST /channels/:channel/messages', 'that send a message'],
  ['PUT /channels/:channel/messages/:message/reactions/:emoji/@me', 'that add a reaction'],
  ['POST /interactions/:interaction/:token/callback', 'that answer an interaction'],
  ['PATCH /webhooks/:application/:token/messages/:message', 'that fill a deferred answer in'],
];

const SOCKETS: readonly [Extract<Order, { do: 'sockets' }>['kind'], string, string][] = [
  ['drop', 'Drop', 'The bot’s connection was cut; it can resume.'],
  ['reconnect', 'Ask to reconnect', 'The bot was asked to reconnect and resume.'],
  ['invalidate', 'Invalidate', 'The bot’s session is invalid; it must identify anew.'],
];

export function trouble({ limits }: PageHost, give: Give): TemplateResult {
  const brew = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const asked = {
      do: 'trouble',
      kind: data.get('kind') as Trouble['kind'],
      on: data.get('on') as Trouble['on'],
      times: Number(data.get('times')),
    } as const;
    const what = KINDS.find(([kind]) => kind === asked.kind)?.[2] ?? '';
    void give(asked, `The next ${asked.times}: ${what}`);
  };
  const toggle = (event: Event) => {
    const on = (event.target as HTMLInputElement).checked;
    void give({ do: 'limits', on }, on ? 'Rate limits are on, as on discord.com.' : 'Rate limits are off.');
  };
  return html`<section>
      <h3>Weather</h3>
      <label class="switch"><span>Rate limits, as on discord.com</span>
        <input type="checkbox" role="switch" .checked=${limits} @change=${toggle} /></label>
      <form class="brew" @submit=${brew}>
        <label>The next <input type="number" name="times" min="1" max="1000" value="3" /> requests</label>
        <select name="on" aria-label="Which requests">${ROUTES.map(([on, words]) => html`<option value=${on}>${words}</option>`)}</select>
        <div class="line">
          <select name="kind" aria-label="What happens to them">${KINDS.map(([kind, words]) => html`<option value=${kind}>${words}</option>`)}</select>
          <button type="submit" class="button secondary"><span>Go</span></button>
        </div>
      </form>
      <button type="button" class="button success" @click=${() => give({ do: 'calm' }, 'The weather is calm.')}><span>Calm the weather</span></button>
    </section>
    <section>
      <h3>Gateway</h3>
      <div class="line">
        ${SOCKETS.map(
          ([kind, label, says]) => html`<button type="button" class="button secondary" title=${says}
            @click=${() => give({ do: 'sockets', kind }, says)}><span>${label}</span></button>`,
        )}
      </div>
    </section>`;
}
