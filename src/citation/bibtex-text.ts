// Text that TeX prints as it stands, whatever it holds; formulas stay formulas, and capitals that mean something stay capitals.
import { oneLine } from '../model/text.ts';
import { isFormula } from './bibtex-formula.ts';

/** BibTeX counts braces even behind a backslash, so that they need names of their own. */
const NAMES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};

export function escapeTex(text: string): string {
  return escapeSigns(oneLine(text));
}

function escapeSigns(text: string): string {
  return text.replace(/[\\{}~^<>|%_$&#]/g, (sign) => NAMES[sign] ?? `\\${sign}`);
}

/** As pandoc knows a formula: no white space inside its dollars, no digit behind it ($1 million of $2 million is none). */
const IN_DOLLARS = /(?<!\\)\$(?!\s)([^$]+)(?<![\s\\])\$(?!\d)/;

/** A title with its formulas; styles that put titles in lower case leave alone what is in braces. */
export function texTitle(title: string): string {
  const pieces = oneLine(title).split(new RegExp(IN_DOLLARS.source, 'u'));
  const texts: string[] = [];
  pieces.forEach((piece, index) => {
    const inDollars = index % 2 === 1;
    if (inDollars && isFormula(piece)) texts.push(`{$${piece}$}`);
    else texts.push(keepCapitals(inDollars ? `$${piece}$` : piece));
  });
  return texts.join('');
}

/** Letters and digits in a row: GPT and 4o in GPT-4o. */
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

function keepCapitals(text: string): string {
  let [done, end] = ['', 0];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const article = word === 'A' && !/\S/.test((text[index - 1] ?? '') + (text[index + 1] ?? ''));
    const kept = !article && meansItsCapitals(word);
    done += escapeSigns(text.slice(end, index)) + (kept ? `{${word}}` : word);
    end = index + word.length;
  }
  return done + escapeSigns(text.slice(end));
}

/** LLM, PyTorch, iOS, R1 and Q (of Q&A), but not Depth. */
function meansItsCapitals(word: string): boolean {
  return /\p{Lu}/u.test(word) && !/^\p{Lu}[\p{Ll}\p{M}\p{Lo}]+$/u.test(word);
}
