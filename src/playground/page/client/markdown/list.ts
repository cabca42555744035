// Lists: bullets and numbers, each level set in further than the one around it.
import { parseInline } from './inline.ts';
import type { Item, List } from './tree.ts';

interface Line {
  readonly indent: number;
  /** Null for a bullet. */
  readonly number: number | null;
  text: string;
}

/** More than one where bullets and numbers follow each other. */
export function parseLists(source: string): List[] {
  const lines: Line[] = [];
  for (const text of source.replace(/\n$/, '').split('\n')) {
    const [, indent = '', mark = '', words = ''] = /^( *)([-*]|\d{1,9}\.) +(.*)$/.exec(text) ?? [];
    const last = lines.at(-1);
    if (mark !== '') lines.push({ indent: indent.length, number: numberOf(mark), text: words });
    else if (last) last.text += `\n${text.trim()}`;
  }
  return nest(lines);
}

function numberOf(mark: string): number | null {
  return /\d/.test(mark) ? Number.parseInt(mark, 10) : null;
}

/** What stands further in belongs to the item before it. */
function nest(lines: readonly Line[]): List[] {
  const lists: { kind: 'list'; start: number | null; items: Item[] }[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] as Line;
    let end = at + 1;
    while (end < lines.length && (lines[end] as Line).indent > line.indent) end += 1;
    let list = lists.at(-1);
    if (!list || (list.start === null) !== (line.number === null)) {
      list = { kind: 'list', start: line.number, items: [] };
      lists.push(list);
    }
    list.items.push({ inner: parseInline(line.text), lists: nest(lines.slice(at + 1, end)) });
    at = end;
  }
  return lists;
}
