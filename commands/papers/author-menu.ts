// The menu of people: those who wrote with an author, or those of whom one could be meant.
import { ComponentType } from 'discord.js';
import { type Button, buttonId, LIMIT } from '../../src/discord/views/payload.ts';
import type { Speech } from '../../src/locale/texts.ts';
import { truncate, unique } from '../../src/model/text.ts';
import type { Author } from '../../src/search/authors.ts';

export function authorMenu(people: readonly Author[], placeholder: string, say: Speech): Button {
  const papers = new Map(people.map(({ name, papers }) => [authorValue(name), papers]));
  return {
    type: ComponentType.StringSelect,
    custom_id: buttonId('author'),
    placeholder,
    options: unique(papers.keys()).map((name) => ({
      label: truncate(name, LIMIT.choice),
      value: name,
      description: say('list.found', { count: papers.get(name) ?? 0 }),
    })),
  };
}

/** A name as the value of a choice: its beginning finds the person, too. */
export function authorValue(name: string): string {
  return name.slice(0, LIMIT.choice).toWellFormed();
}
