// The menu of a member: who they are, and what apps offer for them.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Commands } from '../../protocol.ts';
import type { App } from '../app.ts';
import { fetchCommands, isTrouble } from '../ask.ts';
import { localName } from '../composer/localised.ts';
import { runMenuCommand } from '../composer/run.ts';
import { avatar } from '../frame/avatar.ts';
import { icon } from '../icons.ts';
import { channelHere, guildHere, meOf, nameOf, personOf, words } from '../lookup.ts';
import { Command } from '../numbers.ts';
import { menuItem } from '../popup/menu-item.ts';
import { openPopup } from '../popup/popup.ts';

export function openMemberMenu(app: App, event: MouseEvent, member: string): void {
  event.preventDefault();
  event.stopPropagation();
  const channel = channelHere(app);
  let offered: Commands = [];
  openPopup(app, event.currentTarget as HTMLElement, {
    label: nameOf(app, member),
    role: 'menu',
    content: () => html`${menu(app, member, offered)}`,
  });
  if (!channel) return;
  void fetchCommands(meOf(app).id, channel.id).then((commands) => {
    offered = isTrouble(commands) ? [] : commands.filter(({ type }) => type === Command.user);
    app.change();
  });
}

function menu(app: App, id: string, offered: Commands): TemplateResult | typeof nothing {
  const person = personOf(app, id);
  const channel = channelHere(app);
  if (!person || !channel) return nothing;
  const member = guildHere(app)?.members.find((each) => each.id === id);
  const own = new Set(member?.roles);
  const roles = guildHere(app)?.roles.filter((role) => own.has(role.id)) ?? [];
  return html`<div class="profile">
      ${avatar(person, 48)}
      <div><strong>${nameOf(app, id)}</strong><small>${person.username}</small></div>
    </div>
    ${
      roles.length > 0
        ? html`<div class="profile-roles">${roles.map(({ name }) => html`<span class="role">${name}</span>`)}</div>`
        : nothing
    }
    ${
      offered.length > 0
        ? html`<div class="menu-line" role="separator"></div>
          <div class="menu-title">${icon('apps', 16)}${words(app).apps}</div>
          ${offered.map((command) =>
            menuItem(app, localName(meOf(app).locale, command), null, () =>
              runMenuCommand(app, channel.id, command, { member: id }),
            ),
          )}`
        : nothing
    }`;
}
