// The rail at the left: direct messages, then the member's servers.

import { repeat } from 'lit/directives/repeat.js';
import { html, type TemplateResult } from 'lit/html.js';
import type { GuildView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { goTo, openDirect } from '../go.ts';
import { icon } from '../icons.ts';
import { sceneOf, words } from '../lookup.ts';

export function servers(app: App): TemplateResult {
  const { guilds, directs } = sceneOf(app);
  const say = words(app);
  const home = app.view.place.guild === '@me';
  const unread = directs.some(({ id }) => app.view.unread.has(id));
  return html`<nav class="servers" aria-label=${say.servers}>
    <div class="server ${home ? 'here' : ''} ${unread ? 'unread' : ''}">
      <button type="button" class="server-icon home" title=${say.directMessages} aria-label=${say.directMessages}
        aria-current=${home ? 'page' : 'false'} @click=${() => openDirect(app)}>${icon('direct', 26)}</button>
    </div>
    <div class="divider" role="presentation"></div>
    ${repeat(
      guilds,
      ({ id }) => id,
      (guild) => server(app, guild),
    )}
  </nav>`;
}

function server(app: App, { id, name, channels }: GuildView): TemplateResult {
  const here = app.view.place.guild === id;
  const unread = channels.some((channel) => app.view.unread.has(channel.id));
  return html`<div class="server ${here ? 'here' : ''} ${unread ? 'unread' : ''}">
    <button type="button" class="server-icon" title=${name}
      aria-label=${unread ? `${name}, ${words(app).unread}` : name}
      aria-current=${here ? 'page' : 'false'} @click=${() => here || goTo(app, { guild: id, channel: null })}>
      ${initials(name)}
    </button>
  </div>`;
}

/** As Discord writes a server that has no picture. */
function initials(name: string): string {
  const words = name.split(/\s+/).map((word) => [...word][0] ?? '');
  return words.join('').slice(0, 4);
}
