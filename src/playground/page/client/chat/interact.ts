// A member uses a component: it shows that it waits, then what came of it, or that nothing did.
import type { Actions, DeedName, MessageView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { act, isTrouble } from '../ask.ts';
import { meOf, words } from '../lookup.ts';
import { openModal } from '../modal/modal.ts';

/** `component` is its custom id. */
export async function interact<Name extends DeedName>(
  app: App,
  message: MessageView,
  component: string,
  name: Name,
  action: Actions[Name],
): Promise<void> {
  const key = keyOf(message, component);
  if (app.view.busy.has(key)) return;
  app.change((view) => {
    view.busy.add(key);
    view.failed.delete(message.id);
  });
  const outcome = await act(meOf(app).id, name, action);
  app.change((view) => {
    view.busy.delete(key);
    if (!isTrouble(outcome)) return;
    const says = outcome.trouble === 'silence' ? words(app).interactionFailed : outcome.says;
    view.failed.set(message.id, says);
    view.announcement = says;
  });
  if (!isTrouble(outcome) && outcome.modal) openModal(app, outcome.modal);
}

export function isBusy({ view }: App, message: MessageView, component: string): boolean {
  return view.busy.has(keyOf(message, component));
}

export function keyOf({ id }: MessageView, component: string): string {
  return `${id} ${component}`;
}
