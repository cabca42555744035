// "Dismiss message": an ephemeral message goes away, and with it what went wrong there.
import type { Snowflake } from 'discord-api-types/v10';
import type { App } from '../app.ts';
import { saveDismissed } from '../dismissed.ts';

export function putAway(app: App, message: Snowflake): void {
  app.change((view) => {
    view.dismissed.add(message);
    view.failed.delete(message);
  });
  saveDismissed(app.view.dismissed);
}
