// Bad weather to order for requests: limits, failing and slow ones, pages of others, answers that get lost.
import { html, type TemplateResult } from 'lit/html.js';
import type { Order, PageHost } from '../../weather-panel.ts';
import { REQUESTS, TROUBLES, WORDS } from '../texts/weather.ts';
import type { Give } from './give.ts';
import { choice, toggle } from './inputs.ts';

type Trouble = Extract<Order, { do: 'trouble' }>;

export function trouble({ limits, isCalm }: PageHost, give: Give): TemplateResult {
  const brew = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const asked = {
      do: 'trouble',
      kind: data.get('kind') as Trouble['kind'],
      on: data.get('on') as Trouble['on'],
      times: data.has('all') ? null : Number(data.get('times')),
    } as const;
    void give(asked, WORDS.brewed(asked.times, TROUBLES[asked.kind][1]));
  };
  const block = (event: SubmitEvent) => {
    event.preventDefault();
    const words = String(new FormData(event.target as HTMLFormElement).get('words') ?? '');
    void give({ do: 'block-words', words }, WORDS.blocks(words));
  };
  const kinds = Object.entries(TROUBLES).map(([kind, [words]]) => [kind, words] as const);
  return html`<section>
    <h3>${WORDS.weather}</h3>
    ${toggle(WORDS.limits, limits, (on) => give({ do: 'limits', on }, WORDS.limitsAre(on)))}
    <form class="brew" @submit=${brew}>
      <div class="line">
        <label>${WORDS.next} <input type="number" name="times" min="1" max="1000" value="3" /> ${WORDS.requests}</label>
        <label><input type="checkbox" name="all" /> ${WORDS.untilCalm}</label>
      </div>
      ${choice('on', WORDS.whichRequests, Object.entries(REQUESTS))}
      <div class="line">
        ${choice('kind', WORDS.whatHappens, kinds)}
        <button type="submit" class="button secondary"><span>${WORDS.go}</span></button>
      </div>
    </form>
    <form class="line" @submit=${block}>
      <label>${WORDS.blockWords} <input type="text" name="words" required maxlength="60" aria-label=${WORDS.blockedWords} /></label>
      <button type="submit" class="button secondary"><span>${WORDS.block}</span></button>
    </form>
    <button type="button" class="button ${isCalm ? 'secondary' : 'success'}"
      @click=${() => give({ do: 'calm' }, WORDS.isCalm)}><span>${WORDS.calm}</span></button>
  </section>`;
}
