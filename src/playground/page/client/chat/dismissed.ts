// Ephemeral messages that were put away stay away as long as the tab lives, for whoever one is.
import type { Snowflake } from 'discord-api-types/v10';
import type { App } from '../app.ts';

const KEY = 'dismissed';

export function putAway(app: App, message: Snowflake): void {
  app.change((view) => {
    view.dismissed.add(message);
    view.failed.delete(message);
  });
  sessionStorage.setItem(KEY, JSON.stringify([...app.view.dismissed]));
}

export function dismissedBefore(): Set<Snowflake> {
  return new Set(JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as Snowflake[]);
}
