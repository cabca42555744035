// Less strict wordings of a query that finds nothing: two letters for one with dots, compounds by their parts, joined words apart, no verbs between.
import { twoLetters } from '../index/name-forms.ts';
import type { IndexDb } from '../index/schema.ts';
import { unique } from '../model/text.ts';
import { EVER } from './conditions.ts';
import { isAnyIn } from './find.ts';
import { isHangulKnown, isKnownSomehow, partsOfCompound } from './hangul.ts';
import { MOST_TERMS, readQuery } from './query.ts';
import { leavesOut, verbParts, withoutVerbs } from './verbs.ts';

export interface Wording {
  readonly text: string;
  /** Whether it lacks a word that says something: whoever asked is told. */
  readonly leavesOut?: boolean;
}

const HANGUL = /\p{Script=Hangul}/u;

/** A sign between two words that hold together; what begins with a digit is a version, and no word by itself. */
const BETWEEN = /(?<=[\p{L}\p{N}])[-‐‑–—/,;:|_+]+(?=\p{L})/gu;

/** Words in quotation marks, or not wanted, stay as they are. */
const STRICT = /["“”„«»「」『』]|^[-−–]/u;

/** From the strictest to the loosest; the text itself is the first. */
export async function* wordings(db: IndexDb, text: string): AsyncGenerator<Wording> {
  yield { text };
  yield { text: twoLetters(text) };
  const parted = await compoundsParted(db, text);
  yield { text: parted };
  const apart = joinedApart(parted);
  yield { text: apart };
  const nouns = await verbsParted(db, apart);
  yield { text: nouns };
  yield { text: withoutVerbs(nouns), leavesOut: leavesOut(nouns) };
}

/** The wording of which papers may hold most words: joined words stay together where any paper has them so. */
export async function loosest(db: IndexDb, text: string): Promise<string> {
  const parted = await mapPieces(await compoundsParted(db, text), async (piece) => {
    const apart = joinedApart(piece);
    return apart === piece || (await isSomewhere(db, piece)) ? piece : apart;
  });
  return withoutVerbs(await verbsParted(db, parted));
}

async function compoundsParted(db: IndexDb, text: string): Promise<string> {
  if (!HANGUL.test(text)) return text;
  let parted = text;
  for (const { words } of readQuery(text).terms) {
    for (const { script, text: word } of words) {
      if (script !== 'hangul' || (await isHangulKnown(db, word))) continue;
      const parts = await partsOfCompound(db, word);
      if (parts) parted = parted.replace(word, parts.join(' '));
    }
  }
  return parted;
}

/** "dutch-LLM" as "dutch LLM": no paper need have the words side by side. */
function joinedApart(text: string): string {
  if (text.search(BETWEEN) < 0) return text;
  return text
    .split(' ')
    .map((piece) => (STRICT.test(piece) ? piece : piece.replace(BETWEEN, ' ')))
    .join(' ');
}

/** A noun and its verb in one word by the noun, where papers have it and not the two as one. */
async function verbsParted(db: IndexDb, text: string): Promise<string> {
  if (!HANGUL.test(text)) return text;
  return mapPieces(text, async (piece) => {
    const { noun, stem } = verbParts(piece) ?? {};
    if (!noun || !stem || (await isHangulKnown(db, stem))) return piece;
    return (await isKnownSomehow(db, noun)) ? noun : piece;
  });
}

function isSomewhere(db: IndexDb, text: string): Promise<boolean> {
  return isAnyIn(db, { parsed: readQuery(text), names: [], range: EVER });
}

/** Each piece once; others beyond as many as a query has words stay as they are: of a long text, all would take long. */
async function mapPieces(text: string, change: (piece: string) => Promise<string>): Promise<string> {
  const pieces = text.split(' ');
  const changed = new Map<string, string>();
  for (const piece of unique(pieces).slice(0, MOST_TERMS)) changed.set(piece, await change(piece));
  return pieces.map((piece) => changed.get(piece) ?? piece).join(' ');
}
