// The option that names an author: those with most papers come first, whatever is typed of the name.
import type { Call } from '../../src/discord/command.ts';
import type { Choice, TextOption } from '../../src/discord/option.ts';
import { LIMIT } from '../../src/discord/payload.ts';
import { truncate } from '../../src/model/text.ts';
import { authorsLike } from '../../src/store/authors.ts';
import { authorValue } from './author-menu.ts';

const CHOICES = 25;

export const AUTHOR = {
  type: 'text',
  required: false,
  maxLength: LIMIT.choice,
  suggest,
} as const satisfies TextOption;

async function suggest({ app, say }: Call, typed: string): Promise<Choice[]> {
  const authors = await authorsLike(app.store, typed, CHOICES);
  return authors.map(({ name, papers }) => ({
    name: truncate(say('list.authorPapers', { name, count: papers }), LIMIT.choice),
    value: authorValue(name),
  }));
}
