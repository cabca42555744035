// Commands on their way, and those that nobody answered: lines that only this page has.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { App } from '../app.ts';
import { avatar } from '../frame/avatar.ts';
import { icon } from '../icons.ts';
import { meOf, sceneOf, words } from '../lookup.ts';
import type { Echo } from '../view.ts';
import { dots } from './message.ts';
import { used } from './reply-line.ts';

export function echoRow(app: App, echo: Echo): TemplateResult | typeof nothing {
  const { botId, people } = sceneOf(app);
  const bot = people.find(({ id }) => id === botId);
  if (!bot) return nothing;
  const say = words(app);
  const dismiss = () =>
    app.change(({ echoes }) => {
      echoes.splice(echoes.indexOf(echo), 1);
    });
  const sending = echo.state === 'sending';
  return html`<li class="message leads echo ${sending ? '' : 'ephemeral'}" tabindex="-1">
    <article>
      ${used(app, meOf(app).id, echo.command)}
      <span class="message-face">${avatar(bot)}</span>
      <div class="message-head"><span class="author">${bot.name}</span><span class="app-tag">${say.app}</span></div>
      <div class="message-body">
        ${
          sending
            ? html`<div class="thinking">${dots()}<span>${say.sending}</span></div>`
            : html`<div class="failure" role="alert">${icon('warning', 16)}${echo.state === 'silent' ? say.silent : echo.says}</div>
              <div class="aside">${icon('eye', 16)}<span>${say.onlyYou}</span><span aria-hidden="true">·</span>
                <button type="button" class="as-link" @click=${dismiss}>${say.dismiss}</button></div>`
        }
      </div>
    </article>
  </li>`;
}
