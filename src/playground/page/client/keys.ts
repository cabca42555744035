// Keys that work wherever the focus is: Escape closes what lies on top, and typing goes to the composer.
import type { App } from './app.ts';
import { closePopup } from './popup/popup.ts';

export function listenForKeys(app: App): void {
  addEventListener('keydown', (event) => {
    if (!app.view.scene || event.defaultPrevented) return;
    if (event.key === 'Escape') closeTopmost(app);
    else if (startsTyping(app, event)) document.querySelector<HTMLElement>('.composer textarea')?.focus();
  });
}

function closeTopmost(app: App): void {
  if (app.view.popup) closePopup(app);
  else if (app.view.panel)
    app.change((view) => {
      view.panel = null;
    });
}

/** As in Discord, one need not click into the box before typing. */
function startsTyping({ view }: App, event: KeyboardEvent): boolean {
  if (view.popup || view.modal || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key.length !== 1 || event.key === ' ') return false;
  const { activeElement: focused } = document;
  return !focused?.closest('input, textarea, select, [contenteditable], .weather');
}
