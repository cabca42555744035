// Arrow keys walk from message to message, and Escape leads back to the composer.

export function walkMessages(event: KeyboardEvent): void {
  const row = document.activeElement;
  if (!row?.classList.contains('message')) return;
  if (event.key === 'Escape') {
    event.preventDefault();
    document.querySelector<HTMLElement>('.composer textarea, .composer input')?.focus();
  }
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.message')];
  all[all.indexOf(row as HTMLElement) + step]?.focus();
}

/** From the composer upwards. */
export function focusLastMessage(): void {
  [...document.querySelectorAll<HTMLElement>('.messages .message')].at(-1)?.focus();
}
