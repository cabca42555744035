// The members of the server, those who run it first; their menus hold what apps offer for a member.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { MemberView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { openMemberMenu } from '../chat/member-menu.ts';
import { colourOf, guildHere, nameOf, personOf, words } from '../lookup.ts';
import { avatar } from './avatar.ts';

export function members(app: App): TemplateResult | typeof nothing {
  const guild = guildHere(app);
  if (!guild || !app.view.membersShown) return nothing;
  const say = words(app);
  const bots = guild.members.filter(({ id }) => personOf(app, id)?.bot);
  const people = guild.members.filter((member) => !bots.includes(member));
  const runs = people.filter(({ standing }) => standing !== 'member');
  const reads = people.filter(({ standing }) => standing === 'member');
  return html`<aside class="members" aria-label=${say.members}>
    ${group(app, say.standing.admin, runs)} ${group(app, say.bots, bots)} ${group(app, say.members, reads)}
  </aside>`;
}

function group(app: App, title: string, all: readonly MemberView[]) {
  if (all.length === 0) return nothing;
  return html`<h3>${title} — ${all.length}</h3>
    <ul>
      ${all.map(({ id }) => html`<li>${entry(app, id)}</li>`)}
    </ul>`;
}

function entry(app: App, id: string): TemplateResult | typeof nothing {
  const person = personOf(app, id);
  if (!person) return nothing;
  const open = (event: MouseEvent) => openMemberMenu(app, event, id);
  return html`<button type="button" class="member" @click=${open} @contextmenu=${open}>
    ${avatar(person, 32)}
    <span class="member-name" .style=${`color: ${colourOf(app, id) ?? ''}`}>${nameOf(app, id)}</span>
    ${person.bot ? html`<span class="app-tag">${words(app).app}</span>` : nothing}
  </button>`;
}
