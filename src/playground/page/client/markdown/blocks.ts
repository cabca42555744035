// Discord's Markdown line by line: headings, subtext, quotes, lists, code blocks, and the paragraphs between.
import { parseInline } from './inline.ts';
import { parseLists } from './list.ts';
import type { Block } from './tree.ts';

const FENCE = /```(?:([\w+\-.#]+)\n)?\n*([^\n][\s\S]*?)\n*```/;
const LIST_ITEM = / *(?:[-*]|\d{1,9}\.) +\S/;

/** What begins at the start of a line, and how far it goes. */
const STARTS: readonly {
  readonly pattern: RegExp;
  readonly make: (groups: readonly string[]) => Block | Block[];
}[] = [
  {
    pattern: new RegExp(`${FENCE.source}\\n?`),
    make: ([, language = '', text = '']) => ({ kind: 'fence', language, text }),
  },
  {
    pattern: / *(#{1,3}) +([^\n]*[^\s#\n][^\n]*?) *#* *(?:\n|$)/,
    make: ([, marks = '', text = '']) => ({ kind: 'heading', level: marks.length, inner: parseInline(text) }),
  },
  {
    pattern: / *-# +([^\n]*\S[^\n]*)(?:\n|$)/,
    make: ([, text = '']) => ({ kind: 'small', inner: parseInline(text) }),
  },
  {
    pattern: / *>>> ([\s\S]+)/,
    make: ([, text = '']) => ({ kind: 'quote', blocks: parseBlocks(text, { inQuote: true }) }),
  },
  {
    pattern: /(?: *> [^\n]*(?:\n|$))+/,
    make: ([text = '']) => {
      const lines = text.replace(/\n$/, '').replace(/^ *> /gm, '');
      return { kind: 'quote', blocks: parseBlocks(lines, { inQuote: true }) };
    },
  },
  {
    pattern: new RegExp(`${LIST_ITEM.source}[^\\n]*(?:\\n(?:${LIST_ITEM.source}| {2,}\\S)[^\\n]*)*\\n?`),
    make: ([text = '']) => parseLists(text),
  },
];

/** Quotes don't nest. */
export function parseBlocks(source: string, { inQuote = false } = {}): Block[] {
  const starts = STARTS.filter(({ pattern }) => !(inQuote && pattern.source.includes('> ')));
  const blocks: Block[] = [];
  let rest = source;
  let plain = '';
  const flush = () => {
    if (plain.trim() !== '' || (plain !== '' && blocks.length > 0))
      blocks.push({ kind: 'paragraph', inner: parseInline(plain) });
    plain = '';
  };
  while (rest !== '') {
    const [block, length] = startOf(rest, starts) ?? [null, endOfLine(rest)];
    if (block) {
      flush();
      blocks.push(...block);
    } else plain += rest.slice(0, length);
    rest = rest.slice(length);
  }
  flush();
  return blocks;
}

function startOf(rest: string, starts: typeof STARTS): [Block[], number] | null {
  for (const { pattern, make } of starts) {
    const match = new RegExp(pattern.source, 'y').exec(rest);
    if (match) return [[make(Array.from(match, (group) => group ?? ''))].flat(), match[0].length];
  }
  return null;
}

/** Up to and with the line break, or up to a code block in the middle of the line. */
function endOfLine(rest: string): number {
  const end = rest.indexOf('\n') + 1 || rest.length;
  const fence = rest.slice(0, end).indexOf('```', 1);
  return fence > 0 && new RegExp(FENCE.source, 'y').test(rest.slice(fence)) ? fence : end;
}
