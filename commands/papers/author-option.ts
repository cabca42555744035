// The option that names an author: those with most papers come first, whatever is typed of the name.
import type { Call } from '../../src/discord/interactions/call.ts';
import type { Choice, TextOption } from '../../src/discord/interactions/option.ts';
import { LIMIT } from '../../src/discord/views/payload.ts';
import { truncate } from '../../src/model/text.ts';
import { authorsLike } from '../../src/search/authors.ts';
import { authorValue } from './author-menu.ts';

export const AUTHOR = {
  type: 'text',
  required: false,
  maxLength: LIMIT.choice,
  suggest,
} as const satisfies TextOption;

async function suggest({ app, say }: Call, typed: string): Promise<Choice[]> {
  const authors = await authorsLike(app.index.db, typed, LIMIT.choices);
  return authors.map(({ name, papers }) => ({
    name: truncate(say('list.authorPapers', { name, count: papers }), LIMIT.choice),
    value: authorValue(name),
  }));
}
