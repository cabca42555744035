// Names and descriptions of commands in the language of the member's client, where the bot gave them one.
import type { LocalizationMap } from 'discord-api-types/v10';
import type { App } from '../app.ts';
import { meOf } from '../lookup.ts';

interface Named {
  readonly name: string;
  readonly name_localizations?: LocalizationMap | null;
}

interface Described {
  readonly description: string;
  readonly description_localizations?: LocalizationMap | null;
}

export function localName(app: App, { name, name_localizations: names }: Named): string {
  return names?.[meOf(app).locale] ?? name;
}

export function localDescription(
  app: App,
  { description, description_localizations: all }: Described,
): string {
  return all?.[meOf(app).locale] ?? description;
}
