// The page as a whole: servers, channels, the conversation, and what is opened beside or over it.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { App } from '../app.ts';
import { chat } from '../chat/chat.ts';
import { words } from '../lookup.ts';
import { modalLayer } from '../modal/modal.ts';
import { popupLayer } from '../popup/popup.ts';
import { weatherPanel } from '../weather/panel.ts';
import { servers } from './servers.ts';
import { sidebar } from './sidebar.ts';

export function layout(app: App): TemplateResult {
  const { view } = app;
  const closePanel = () => {
    app.change(() => {
      view.panel = null;
    });
  };
  return html`
    <div class="page ${view.panel ? `with-${view.panel}` : ''}">
      <div class="places">${servers(app)}${sidebar(app)}</div>
      ${chat(app)} ${view.panel === 'weather' ? weatherPanel(app) : nothing}
      <div class="shade" @click=${closePanel}></div>
    </div>
    ${view.online ? nothing : html`<div class="offline" role="status">${words(app).offline}</div>`}
    ${modalLayer(app)} ${popupLayer(app)}
    <div class="unseen" role="status" aria-live="polite">${view.announcement}</div>
  `;
}
