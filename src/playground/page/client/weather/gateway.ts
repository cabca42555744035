// Trouble with the gateway to order: once for the connection that stands, or for every one until it is calm.
import { html, type TemplateResult } from 'lit/html.js';
import type { Order } from '../../weather-panel.ts';
import { CLOSE_CODES, GATEWAY, SOCKETS, WORDS } from '../texts/weather.ts';
import type { Give } from './give.ts';
import { choice } from './inputs.ts';

type Kind = Extract<Order, { do: 'gateway' }>['kind'];

export function gateway(give: Give): TemplateResult {
  const begin = (event: SubmitEvent) => {
    event.preventDefault();
    const chosen = String(new FormData(event.target as HTMLFormElement).get('trouble') ?? '');
    const code = Number(chosen);
    if (code > 0) return void give({ do: 'close-gateway', code }, WORDS.closed(code));
    const kind = chosen as Kind;
    void give({ do: 'gateway', kind }, GATEWAY[kind][1]);
  };
  const kinds = Object.entries(GATEWAY).map(([kind, [words]]) => [kind, words] as const);
  const codes = CLOSE_CODES.map(([code, name]) => [String(code), WORDS.closes(code, name)] as const);
  const shakes = Object.entries(SOCKETS) as [keyof typeof SOCKETS, readonly [string, string]][];
  return html`<section>
    <h3>${WORDS.gateway}</h3>
    <div class="line">
      ${shakes.map(
        ([kind, [label, says]]) => html`<button type="button" class="button secondary" title=${says}
          @click=${() => give({ do: 'sockets', kind }, says)}><span>${label}</span></button>`,
      )}
    </div>
    <form class="brew" @submit=${begin}>
      <span>${WORDS.gatewayNow}</span>
      <div class="line">
        ${choice('trouble', WORDS.gatewayDoes, [...kinds, ...codes])}
        <button type="submit" class="button secondary" aria-label=${WORDS.gatewayBegin}><span>${WORDS.go}</span></button>
      </div>
    </form>
  </section>`;
}
