// Names and descriptions of commands in the language of the member's client, where the bot gave them one.
import type { LocaleString, LocalizationMap } from 'discord-api-types/v10';

interface Named {
  readonly name: string;
  readonly name_localizations?: LocalizationMap | null;
}

interface Described {
  readonly description: string;
  readonly description_localizations?: LocalizationMap | null;
}

export function localName(locale: LocaleString, { name, name_localizations: names }: Named): string {
  return names?.[locale] ?? name;
}

export function localDescription(
  locale: LocaleString,
  { description, description_localizations: all }: Described,
): string {
  return all?.[locale] ?? description;
}
