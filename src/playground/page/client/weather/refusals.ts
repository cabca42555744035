// What the bot was refused: red is what discord.com would refuse too, whoever asked.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { PageHost } from '../../weather-panel.ts';
import type { Give } from './give.ts';

export function refusals({ refusals: all }: PageHost, give: Give): TemplateResult {
  const wrong = all.filter(({ violation }) => violation);
  return html`<section>
    <h3>Refused requests</h3>
    ${
      all.length === 0
        ? html`<p class="good">None. What works here works on discord.com.</p>`
        : html`<p>${
            wrong.length === 0
              ? 'The bot asked for nothing that can’t be asked for; these were refused for what the world is like.'
              : 'Red ones the bot got wrong: discord.com would refuse them too.'
          }</p>
          <ul class="refusals">${all.map((refusal) => html`<li>${entry(refusal)}</li>`)}</ul>
          <button type="button" class="button secondary" @click=${() => give({ do: 'forget' }, 'The list is empty.')}>
            <span>Clear the list</span>
          </button>`
    }
  </section>`;
}

function entry(refusal: PageHost['refusals'][number]): TemplateResult {
  const { method, route, status, code, message, errors, body, violation } = refusal;
  const details = [errors && ['Errors', errors], body && ['Body', body]].filter(Boolean) as [
    string,
    unknown,
  ][];
  return html`<details class=${violation ? 'violation' : ''}>
    <summary><code>${method} ${route}</code><span>${status} · ${code || '–'} · ${message}</span></summary>
    ${details.map(([name, value]) => html`<h4>${name}</h4><pre>${JSON.stringify(value, null, 2)}</pre>`)}
    ${details.length === 0 ? html`<p>It had no body.</p>` : nothing}
  </details>`;
}
