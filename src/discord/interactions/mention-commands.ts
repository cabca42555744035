// Commands that texts name, as mentions: a tap on one puts it into the box in which one types.
import { z } from 'zod';
import { type Speech, TEXT_LANGUAGES, type TextKey, type Texts } from '../../locale/texts.ts';
import type { App } from '../app.ts';
import type { Filed } from './command.ts';

const registeredJson = z.array(z.object({ id: z.string(), name: z.string() }));

/** By language and name, such as `ko 논문 검색`: the mention. */
export function commandMentions(
  registered: unknown,
  { filed, texts }: { readonly filed: readonly Filed[]; readonly texts: Texts },
): Map<string, string> {
  const ids = new Map((registeredJson.safeParse(registered).data ?? []).map(({ id, name }) => [name, id]));
  const mentions = new Map<string, string>();
  for (const { path, definition } of filed) {
    const id = ids.get(path[0] ?? '');
    if (definition.kind !== 'slash' || id === undefined) continue;
    for (const language of TEXT_LANGUAGES)
      mentions.set(`${language} ${nameIn(path, texts(language))}`, `</${path.join(' ')}:${id}>`);
  }
  return mentions;
}

/** A command as it is called in a language: each part of its path has a name. */
function nameIn(path: readonly string[], say: Speech): string {
  const parts = path.map((_, depth) => say(`commands.${path.slice(0, depth + 1).join('.')}.name` as TextKey));
  return parts.join(' ');
}

/** What stands in backticks and names a command becomes its mention; where Discord has told no ids, it stays code. */
export function mentionCommands({ mentions }: Pick<App, 'mentions'>, text: string, say: Speech): string {
  return text.replace(/`\/([^`]+)`/g, (code, name) => mentions.get(`${say.language} ${name}`) ?? code);
}
