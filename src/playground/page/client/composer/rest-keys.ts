// What the keys do on the offer of further options, and on the button that sends.
import type { ChannelView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { type Filling, REST, spareOptions } from './draft.ts';
import { addField, focusField, leave, submit } from './option-keys.ts';

export function pressOnRest(app: App, channel: ChannelView, filling: Filling, event: KeyboardEvent): void {
  const spare = filling.focused === REST ? spareOptions(filling) : [];
  const chosen = spare[filling.active];
  const moved = spare.length > 0 ? moveTo(event.key, filling.active, spare) : null;
  if (moved !== null) {
    event.preventDefault();
    app.write(() => {
      filling.active = moved;
    });
  } else if (spare.length > 0 && event.key === 'Enter') {
    event.preventDefault();
    if (chosen) addField(app, filling, chosen.name);
    else submit(app, channel, filling);
  } else if (event.key === 'Escape') {
    event.preventDefault();
    leave(app, '');
  } else if (event.key === 'Backspace') {
    event.preventDefault();
    const last = filling.fields.at(-1);
    if (last) focusField(app, last.option.name);
    else leave(app, `/${filling.runnable.shown}`);
  }
}

/** By arrows, or by the first letter of a name; null where the key leads nowhere. */
function moveTo(key: string, from: number, options: readonly { readonly name: string }[]): number | null {
  if (key === 'ArrowDown') return (from + 1) % options.length;
  if (key === 'ArrowUp') return (Math.max(from, 0) - 1 + options.length) % options.length;
  const found = key.length === 1 ? options.findIndex(({ name }) => name.startsWith(key)) : -1;
  return found < 0 ? null : found;
}
