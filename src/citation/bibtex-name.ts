// An author as BibTeX wants it: "Last, First", or in braces where it is not a person's name of that kind.
import { oneLine } from '../model/text.ts';
import { escapeTex } from './bibtex-text.ts';

/** Belong to the surname behind them wherever they stand in lower case. */
const PARTICLES = new Set(
  'af al ap av bin ben da dal dalla das de degli dei del della delle den der des di do dos du e el ibn la las le lo los ten ter tot van vom von y zu zum zur'.split(
    ' ',
  ),
);

/** Capitalised they may be given names as well (Bin, Du, Ben); these hardly ever are, right before a surname. */
const CAPITALISED = new Set('Al Da De Del Della Den Der Di Dos El La Le Van Von'.split(' '));

/** Van before one of these is a Vietnamese middle name. */
const VIETNAMESE = new Set(
  'Bui Chu Dang Dao Dinh Do Doan Duong Ha Ho Hoang Huynh Lam Le Luong Ly Mai Ngo Nguyen Pham Phan Ta Thai To Tran Trinh Truong Vo Vu Vuong'.split(
    ' ',
  ),
);

const SUFFIX = /^(?:Jr|Sr)\.?$|^I{2,3}$|^IV$/i;

/** Words that persons' names don't have; "Ai" is a surname, "AI" is not. */
const GROUP =
  /\d|\bAI\b|\b(?:Team|Group|Labs?|Collaboration|Consortium|Contributors|Community|Institute|Initiative|Foundation|Research|University)\b/;

export function bibtexName(author: string): string {
  const name = oneLine(author);
  const parts = /^([^,]+?),? ([^\s,]+)$/.exec(name);
  const [, person = '', suffix = ''] = parts ?? [];
  if (SUFFIX.test(suffix) && person.includes(' ')) {
    const { last, first } = split(person);
    if (isPlain(person)) return escapeTex(`${last}, ${suffix}, ${first}`);
  }
  if (name === '' || (isPlain(name) && name.includes(' '))) {
    const { last, first } = split(name);
    return escapeTex(first === '' ? last : `${last}, ${first}`);
  }
  // Braces keep BibTeX from looking for first and last names in it.
  return `{${escapeTex(name)}}`;
}

/** A comma or the word "and" would cut it in two; of a group there is no last name. */
function isPlain(name: string): boolean {
  return !/,|(?:^| )and(?: |$)/i.test(name) && !GROUP.test(name);
}

function split(name: string): { last: string; first: string } {
  const words = name.split(' ');
  let start = words.length - 1;
  const lower = words.findIndex((word, index) => index > 0 && index < start && PARTICLES.has(word));
  if (lower > 0) start = lower;
  // "Van der Merwe", "De la Torre" and "Della Libera".
  if (start > 1 && belongs(words, start - 1)) start--;
  return { last: words.slice(start).join(' '), first: words.slice(0, start).join(' ') };
}

function belongs(words: readonly string[], index: number): boolean {
  const [word = '', next = ''] = words.slice(index);
  return CAPITALISED.has(word) && !(word === 'Van' && VIETNAMESE.has(next));
}
