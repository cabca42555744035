// The message on which an entry of its menu is used, as far as commands look at it: anyone's, anywhere.
import type { APIMessage, Message } from 'discord.js';
import { z } from 'zod';

export interface TargetMessage {
  readonly id: string;
  /** What is written, in the message itself, in those that it forwards and in their blocks of text. */
  readonly content: string;
  /** Where the titles of its embeds lead. */
  readonly titleLinks: readonly string[];
  /** What its embeds say, and where its buttons and pictures lead. */
  readonly others: readonly string[];
}

/** Discord gives the whole message along, which the bot may not read otherwise. */
export function readTarget(message: Message | APIMessage): TargetMessage {
  const said = [message, ...forwarded(message)].map(readOne);
  return {
    id: message.id,
    content: said
      .flatMap(({ texts }) => texts)
      .filter((text) => text !== '')
      .join('\n'),
    titleLinks: said.flatMap(({ titleLinks }) => titleLinks),
    others: said.flatMap(({ others }) => others),
  };
}

type Part = Partial<Pick<Message | APIMessage, 'content' | 'embeds' | 'components'>>;

/** What was forwarded comes as a copy of its own, to which nothing need be added. */
function forwarded(message: Message | APIMessage): Part[] {
  if ('messageSnapshots' in message) return [...message.messageSnapshots.values()];
  return 'message_snapshots' in message ? (message.message_snapshots ?? []).map((each) => each.message) : [];
}

function readOne({ content = '', embeds = [], components = [] }: Part) {
  const inEmbeds = embeds.flatMap(({ title, description, fields = [] }) => [
    title ?? '',
    description ?? '',
    ...(fields ?? []).map(({ value }) => value),
  ]);
  const { texts, links } = readComponents(components);
  return {
    texts: [content, ...texts],
    titleLinks: embeds.flatMap(({ url }) => url ?? []),
    others: [...inEmbeds, ...links].filter((text) => text !== ''),
  };
}

const componentJson = z.object({
  content: z.string().optional().catch(undefined),
  url: z.string().optional().catch(undefined),
  description: z.string().nullish().catch(null),
  components: z.array(z.unknown()).optional().catch(undefined),
  items: z.array(z.unknown()).optional().catch(undefined),
  accessory: z.unknown().optional(),
  media: z.unknown().optional(),
});

/** Discord nests containers, sections and rows four deep at most. */
const DEEPEST = 6;

/** Whatever says or links to something in them, however deep. */
function readComponents(components: readonly unknown[], depth = 0): { texts: string[]; links: string[] } {
  const found = { texts: [] as string[], links: [] as string[] };
  if (depth > DEEPEST) return found;
  for (const json of components) {
    const parsed = componentJson.safeParse(plainJson(json));
    if (!parsed.success) continue;
    const { content, url, description, components: rows = [], items = [], accessory, media } = parsed.data;
    const inside = readComponents([...rows, ...items, accessory, media], depth + 1);
    found.texts.push(...(content === undefined ? [] : [content]), ...inside.texts);
    found.links.push(
      ...(url === undefined ? [] : [url]),
      ...(description ? [description] : []),
      ...inside.links,
    );
  }
  return found;
}

/** discord.js wraps what it knows. */
function plainJson(component: unknown): unknown {
  const isWrapped = typeof component === 'object' && component !== null && 'toJSON' in component;
  return isWrapped && typeof component.toJSON === 'function' ? component.toJSON() : component;
}
