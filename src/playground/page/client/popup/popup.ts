// What lies over the page: menus, pickers and lists, opened from something and closed by whatever comes next.

import { ref } from 'lit/directives/ref.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { App } from '../app.ts';
import type { Popup } from '../view.ts';

export interface Opening {
  readonly label: string;
  readonly role: Popup['role'];
  readonly content: Popup['content'];
  readonly fitted?: boolean;
  readonly onClose?: () => void;
  /** Where the pointer is, in place of the opener's own place. */
  readonly at?: { readonly x: number; readonly y: number };
}

const EDGE = 8;
const GAP = 6;

export function openPopup(app: App, opener: HTMLElement, opening: Opening): void {
  const { at, fitted = false, onClose = null, ...popup } = opening;
  app.view.popup?.onClose?.();
  const anchor = at ? new DOMRect(at.x, at.y, 0, 0) : opener.getBoundingClientRect();
  app.change((view) => {
    view.popup = { ...popup, anchor, opener, fitted, onClose };
  });
  app.afterwards(() => {
    const box = document.querySelector<HTMLElement>('.popup');
    if (box && app.view.popup) placeBox(box, app.view.popup);
    const first = box?.querySelector<HTMLElement>('[data-first], [aria-checked=true], [aria-selected=true]');
    (first ?? focusable(box)[0] ?? box)?.focus();
  });
}

export function closePopup(app: App, { refocus = true } = {}): void {
  const { popup } = app.view;
  if (!popup) return;
  app.change((view) => {
    view.popup = null;
  });
  if (refocus) app.afterwards(() => popup.opener?.focus());
  popup.onClose?.();
}

export function popupLayer(app: App): TemplateResult | typeof nothing {
  const { popup } = app.view;
  if (!popup) return nothing;
  const behind = (event: Event) => {
    if (event.target === event.currentTarget) {
      event.preventDefault();
      closePopup(app);
    }
  };
  return html`<div class="behind-popup" @pointerdown=${behind} @contextmenu=${behind}>
    <div class="popup" role=${popup.role} aria-label=${popup.label} tabindex="-1" @keydown=${move}>
      ${popup.content()}<i hidden ${ref((mark) => mark?.parentElement && placeBox(mark.parentElement, popup))}></i>
    </div>
  </div>`;
}

/** Below what it is opened from, or above where there is no room. */
function placeBox(box: HTMLElement, { anchor, fitted }: Popup): void {
  if (fitted) box.style.minWidth = `${anchor.width}px`;
  const { width, height } = box.getBoundingClientRect();
  const left = Math.max(EDGE, Math.min(anchor.left, innerWidth - width - EDGE));
  const below = anchor.bottom + GAP;
  const fits = below + height <= innerHeight - EDGE;
  const top = fits ? below : Math.max(EDGE, anchor.top - GAP - height);
  box.style.left = `${left}px`;
  box.style.top = `${top}px`;
}

/** Arrow keys walk through what can be chosen; letters jump to what begins so. */
function move(event: KeyboardEvent): void {
  const all = focusable(event.currentTarget as HTMLElement);
  const at = all.indexOf(document.activeElement as HTMLElement);
  const inText = document.activeElement instanceof HTMLInputElement;
  const step = STEPS[event.key];
  if (step !== undefined && !(inText && Math.abs(step) !== ROW)) {
    event.preventDefault();
    const wide = (event.currentTarget as HTMLElement).querySelector('.emoji-grid') !== null;
    const by = Math.abs(step) === ROW ? Math.sign(step) * (wide && !inText ? COLUMNS : 1) : step;
    all.at((at + by) % all.length)?.focus();
  } else if (event.key === 'Tab' && all.length > 0) {
    event.preventDefault();
    all.at((at + (event.shiftKey ? -1 : 1)) % all.length)?.focus();
  } else if (event.key.length === 1 && event.key !== ' ' && !inText) {
    const letter = event.key.toLowerCase();
    const after = [...all.slice(at + 1), ...all.slice(0, at + 1)];
    after.find(({ textContent }) => textContent?.trim().toLowerCase().startsWith(letter))?.focus();
  }
}

const ROW = 1000;
/** Of the grid of emoji. */
const COLUMNS = 8;
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: ROW,
  ArrowUp: -ROW,
  ArrowRight: 1,
  ArrowLeft: -1,
};

function focusable(box: HTMLElement | null | undefined): HTMLElement[] {
  return [
    ...(box?.querySelectorAll<HTMLElement>('button:not(:disabled), input, [role=option], a[href]') ?? []),
  ];
}
