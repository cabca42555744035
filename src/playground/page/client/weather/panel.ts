// The drawer of whoever tries the bot out: what the host offers, bad weather, and what the bot got wrong.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { PageHost } from '../../weather-panel.ts';
import type { App } from '../app.ts';
import { fetchDesk, isTrouble, order } from '../ask.ts';
import { icon } from '../icons.ts';
import { channelHere, guildHere } from '../lookup.ts';
import { hostActions } from './actions.ts';
import { gateway } from './gateway.ts';
import type { Give } from './give.ts';
import { permissions } from './permissions.ts';
import { place } from './place.ts';
import { refusals } from './refusals.ts';
import { trouble } from './trouble.ts';

export function toggleWeather(app: App): void {
  const opens = app.view.panel !== 'weather';
  app.change((view) => {
    view.panel = opens ? 'weather' : null;
    view.deskSays = '';
  });
  if (!opens) return;
  void look(app);
  app.afterwards(() => document.querySelector<HTMLElement>('.weather button')?.focus());
}

export async function look(app: App): Promise<void> {
  const host = await fetchDesk(app.view.place.channel);
  if (isTrouble(host)) return;
  app.change((view) => {
    view.host = host;
  });
}

/** The drawer is for whoever builds or hosts a bot, so it speaks English like their tools. */
export function weatherPanel(app: App): TemplateResult {
  const { host, deskSays, health } = app.view;
  const give: Give = async (asked, says) => {
    const outcome = await order(asked);
    app.change((view) => {
      view.deskSays = isTrouble(outcome) ? outcome.says : says;
    });
    await look(app);
  };
  if (host && host.refusals.length < Math.min(health.refusals, 50)) void look(app);
  return html`<aside class="weather" aria-label="Weather and tools" lang="en">
    <header>
      <h2>Weather and tools</h2>
      <button type="button" class="tool" aria-label="Close" @click=${() => toggleWeather(app)}>${icon('close', 22)}</button>
    </header>
    <div class="weather-body">
      <p class="says" role="status">${deskSays}</p>
      ${host ? sections(app, host, give) : nothing}
    </div>
  </aside>`;
}

function sections(app: App, host: PageHost, give: Give): TemplateResult {
  const [guild, channel] = [guildHere(app), channelHere(app)];
  return html`${hostActions(host, give)} ${refusals(host, give)} ${trouble(host, give)} ${gateway(give)}
  ${permissions(host, guild, channel, give)} ${place(host, guild, channel, give)}`;
}
