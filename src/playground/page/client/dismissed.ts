// Ephemeral messages that were put away stay away as long as the tab lives, for whoever one is.
import type { Snowflake } from 'discord-api-types/v10';

const KEY = 'dismissed';

export function readDismissed(): Set<Snowflake> {
  return new Set(JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as Snowflake[]);
}

export function saveDismissed(messages: ReadonlySet<Snowflake>): void {
  sessionStorage.setItem(KEY, JSON.stringify([...messages]));
}
