// A block of details, as GitHub folds text, as a bullet whose label is what the fold says.
import { withoutTags } from './lines.ts';

const OPENS = /^ {0,3}<details(?:\s[^>]*)?>/i;
const CLOSES = /<\/details>/i;

/** The lines with each block in place of its lines; what is never closed goes on to the end. */
export function unfoldDetails(lines: readonly string[]): string[] {
  const unfolded: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (!OPENS.test(line)) {
      unfolded.push(line);
      continue;
    }
    const length = lines.slice(at).findIndex((each) => CLOSES.test(each));
    const block = lines.slice(at, length < 0 ? lines.length : at + length + 1);
    const [inside = '', behind = ''] = block.join('\n').replace(OPENS, '').split(CLOSES);
    unfolded.push(...bullets(inside), ...(behind.trim() === '' ? [] : [behind]), '');
    at += block.length - 1;
  }
  return unfolded;
}

function bullets(inside: string): string[] {
  const [whole = '', summary = ''] = /<summary(?:\s[^>]*)?>(.*?)<\/summary>/is.exec(inside) ?? [];
  const label = withoutTags(summary).replace(/[*:：\s]+$|^\*+/g, '');
  const lines = inside
    .replace(whole, '\n')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const listed = lines.findIndex((line) => /^\s*(?:[-*+]|\d+[.)])\s/.test(line));
  const text = withoutTags((listed < 0 ? lines : lines.slice(0, listed)).join(' '));
  const rest = listed < 0 ? [] : lines.slice(listed).map((line) => `  ${line}`);
  if (label === '') return text === '' ? rest : [`- ${text}`, ...rest];
  return [`- **${label}**: ${text}`.trimEnd(), ...rest];
}
