// What the host can start from the drawer, some with a choice.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { PageHost } from '../../weather-panel.ts';
import type { Give } from './give.ts';

export function hostActions({ actions }: PageHost, give: Give): TemplateResult | typeof nothing {
  if (actions.length === 0) return nothing;
  return html`${actions.map(({ name, description, choices }) => {
    const run = (event: SubmitEvent) => {
      event.preventDefault();
      const choice = String(new FormData(event.target as HTMLFormElement).get('choice') ?? '');
      void give({ do: 'action', name, choice }, choice ? `${name}: ${choice}` : `${name}: done`);
    };
    return html`<section>
      <h3>${name}</h3>
      <p>${description}</p>
      <form class="line" @submit=${run}>
        ${choices ? html`<select name="choice" aria-label=${name}>${choices.map((choice) => html`<option>${choice}</option>`)}</select>` : nothing}
        <button type="submit" class="button primary" ?disabled=${choices?.length === 0}><span>${name}</span></button>
      </form>
    </section>`;
  })}`;
}
