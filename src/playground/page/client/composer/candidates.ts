// What an option can be filled with: its choices, true or false, people, roles, channels, or what the bot suggests.
import type { APIApplicationCommandChannelOption, ChannelType } from 'discord-api-types/v10';
import type { App } from '../app.ts';
import { channelEntries, type Entry, memberEntries, roleEntries } from '../chat/entries.ts';
import { meOf, words } from '../lookup.ts';
import { Option } from '../numbers.ts';
import type { Candidate, Field, Filling } from './draft.ts';
import { localName } from './localised.ts';
import type { BasicOption } from './runnable.ts';

/** As many as Discord shows at once. */
const SHOWN = 25;

/** Null where anything may be typed. */
export function candidates(app: App, filling: Filling, field: Field): readonly Candidate[] | null {
  if (suggests(field.option)) return Array.isArray(filling.suggested) ? filling.suggested : [];
  const all = listOf(app, field.option);
  if (all === null) return null;
  if (field.chosen !== null) return all.slice(0, SHOWN);
  const typed = field.text.trim().replace(/^[@#]/, '').toLowerCase();
  return all
    .filter(({ label, note = '' }) => `${label} ${note}`.toLowerCase().includes(typed))
    .slice(0, SHOWN);
}

/** The option's own list, whatever was typed. */
export function listOf(app: App, option: BasicOption): readonly Candidate[] | null {
  switch (option.type) {
    case Option.boolean:
      return [
        { label: words(app).yes, value: true },
        { label: words(app).no, value: false },
      ];
    case Option.user:
      return memberEntries(app).map(named('@'));
    case Option.role:
      return roleEntries(app);
    case Option.mentionable:
      return [...memberEntries(app).map(named('@')), ...roleEntries(app)];
    case Option.channel: {
      const { channel_types: types } = option as APIApplicationCommandChannelOption;
      return channelEntries(app, types as readonly ChannelType[] | undefined);
    }
    default: {
      const { choices } = option as { choices?: { name: string; value: string | number }[] };
      return choices?.length
        ? choices.map((each) => ({ label: localName(meOf(app).locale, each), value: each.value }))
        : null;
    }
  }
}

const named = (sign: string) => (entry: Entry) => ({ ...entry, label: `${sign}${entry.label}` });

export function suggests(option: BasicOption): boolean {
  return 'autocomplete' in option && option.autocomplete === true;
}

/** Only what is on the list counts. */
export function isClosedList(app: App, option: BasicOption): boolean {
  return !suggests(option) && listOf(app, option) !== null;
}
