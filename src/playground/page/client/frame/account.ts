// Who one is, at the bottom left as in Discord; here one can become another member, and choose light or dark.
import { html, type TemplateResult } from 'lit/html.js';
import type { Person } from '../../protocol.ts';
import type { App } from '../app.ts';
import { icon } from '../icons.ts';
import { guildHere, meOf, sceneOf, words } from '../lookup.ts';
import { closePopup, openPopup } from '../popup/popup.ts';
import { setTheme, THEMES } from '../theme.ts';
import { avatar } from './avatar.ts';

export function account(app: App): TemplateResult {
  const me = meOf(app);
  const say = words(app);
  const openMembers = (event: Event) =>
    openPopup(app, event.currentTarget as HTMLElement, {
      label: say.switchMember,
      role: 'menu',
      content: () => memberMenu(app),
      fitted: true,
    });
  const openThemes = (event: Event) =>
    openPopup(app, event.currentTarget as HTMLElement, {
      label: say.appearance,
      role: 'menu',
      content: () => themeMenu(app),
    });
  return html`<section class="account" aria-label=${say.you}>
    <button type="button" class="account-name" aria-haspopup="menu" title=${say.switchMember} @click=${openMembers}>
      ${avatar(me, 32)}
      <span class="account-words"><strong>${me.name}</strong><small>${describe(app, me)}</small></span>
      ${icon('down', 16)}
    </button>
    <button type="button" class="tool" aria-haspopup="menu" title=${say.appearance} aria-label=${say.appearance}
      @click=${openThemes}>${icon('sun')}</button>
  </section>`;
}

/** "Admin · 한국어": the two things that change what one sees. */
function describe(app: App, { id, locale }: Person): string {
  const member = (guildHere(app) ?? sceneOf(app).guilds[0])?.members.find((each) => each.id === id);
  const standing = member ? [words(app).standing[member.standing]] : [];
  return [...standing, languageName(locale)].join(' · ');
}

function languageName(locale: string): string {
  const name = new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' }).of(locale);
  return (name ?? locale).replace(/\s*\(.*\)$/, '');
}

function memberMenu(app: App): TemplateResult {
  const me = meOf(app);
  return html`<div class="menu-title">${words(app).beSomeone}</div>
    ${sceneOf(app)
      .people.filter(({ playable }) => playable)
      .map((person) => {
        const become = () => {
          closePopup(app);
          if (person.id !== me.id) app.become(person.username);
        };
        return html`<button type="button" class="menu-item person" role="menuitemradio"
          aria-checked=${person.id === me.id} @click=${become}>
          ${avatar(person, 32)}
          <span class="account-words"><strong>${person.name}</strong><small>${describe(app, person)}</small></span>
          ${person.id === me.id ? icon('check', 18) : ''}
        </button>`;
      })}`;
}

function themeMenu(app: App): TemplateResult {
  const say = words(app);
  return html`${THEMES.map((theme) => {
    const choose = () => {
      setTheme(app, theme);
      closePopup(app);
    };
    const chosen = app.view.theme === theme;
    return html`<button type="button" class="menu-item" role="menuitemradio" aria-checked=${chosen} @click=${choose}>
      <span>${say.themes[theme]}</span>${chosen ? icon('check', 18) : ''}
    </button>`;
  })}`;
}
