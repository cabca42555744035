// What a paper says, as features that likeness and taste are told by: words, pairs of words, keywords, concepts, authors, organisation.
import { conceptsIn } from './concepts.ts';
import { isStopWord } from './stop-words.ts';
import { type Word, wordsOf, words as wordsWithScripts } from './tokens.ts';
import { singular, withoutParticle } from './word-forms.ts';

type Kind = 'word' | 'keyword' | 'concept' | 'author' | 'organization';

export interface Described {
  readonly title: string;
  /** The abstract, or what else tells what the paper is about, in any language. */
  readonly text: string;
  readonly keywords: readonly string[];
  readonly authors: readonly string[];
  readonly organization: string | null;
}

export interface Feature {
  readonly kind: Kind;
  /** As the paper has it. */
  readonly said: string;
  /** How often; what stands in the title counts more. */
  count: number;
}

/** Tuned with the rest of the model, on choices before 2025-07 (bench/eval-taste.ts). */
const TITLE = 3;

const LONGEST_KEY = 80;

/** The features of a paper by their keys. Two papers that say the same thing share the key, whatever the number, case or accent. */
export function featuresOf(paper: Described): Map<string, Feature> {
  const features = new Map<string, Feature>();
  const add = (kind: Kind, key: string, said: string, count: number) => {
    const name = keyOf(kind, key);
    const known = features.get(name);
    if (known) known.count += count;
    else features.set(name, { kind, said, count });
  };
  const title = wordsWithScripts(paper.title);
  const text = wordsWithScripts(paper.text);
  addWords(title, TITLE, add);
  addWords(text, 1, add);
  for (const concept of conceptsIn([...title, ...text])) add('concept', concept, concept, 1);
  for (const keyword of paper.keywords) add('keyword', stems(keyword).join('_'), keyword, 1);
  for (const author of paper.authors) add('author', wordsOf(author).join(' '), author, 1);
  const { organization } = paper;
  if (organization) add('organization', wordsOf(organization).join(' '), organization, 1);
  return features;
}

function keyOf(kind: Kind, text: string): string {
  return `${kind} ${text.slice(0, LONGEST_KEY)}`;
}

type Add = (kind: Kind, key: string, said: string, count: number) => void;

/** Single words, and every two side by side of which neither is a stop word. */
function addWords(of: readonly Word[], count: number, add: Add): void {
  let before: { readonly stem: string; readonly text: string } | null = null;
  for (const word of of) {
    const { text } = word;
    const stem = stemOf(word);
    if (text.length > 1) add('word', stem, text, count);
    const telling = text.length > 1 && !isStopWord(text);
    if (before && telling) add('word', `${before.stem} ${stem}`, `${before.text} ${text}`, 1);
    before = telling ? { stem, text } : null;
  }
}

function stems(text: string): string[] {
  return wordsWithScripts(text).map(stemOf);
}

function stemOf({ script, text }: Word): string {
  if (script === 'letters') return singular(text);
  return script === 'hangul' ? withoutParticle(text, () => false) : text;
}
