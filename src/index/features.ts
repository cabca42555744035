// What a paper says, as features that likeness and taste are told by: words, pairs of words, keywords, concepts, authors, organisation.
import { conceptsIn } from './concepts.ts';
import { singular } from './english-forms.ts';
import { withoutParticle } from './korean-particles.ts';
import { isStopWord } from './stop-words.ts';
import { type Word, words, wordsOf } from './tokens.ts';

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

/** The features of a paper by their ids. Two papers that say the same thing share the id, whatever the number, case or accents. */
export function featuresOf(paper: Described): Map<number, Feature> {
  const features = new Map<number, Feature>();
  const add: Add = (id, kind, said, count) => {
    const known = features.get(id);
    if (known) known.count += count;
    else features.set(id, { kind, said, count });
  };
  const title = words(paper.title);
  const text = words(paper.text);
  addWords(title, TITLE, add);
  addWords(text, 1, add);
  for (const concept of conceptsIn([...title, ...text]))
    add(featureId('concept', concept), 'concept', concept, 1);
  for (const keyword of paper.keywords)
    add(featureId('keyword', words(keyword).map(stemOf).join('_')), 'keyword', keyword, 1);
  for (const author of paper.authors) add(nameId('author', author), 'author', author, 1);
  const { organization } = paper;
  if (organization !== null) add(nameId('organization', organization), 'organization', organization, 1);
  return features;
}

/** Whoever is followed is found in papers by it. */
export function nameId(kind: 'author' | 'organization', name: string): number {
  return featureId(kind, wordsOf(name).join(' '));
}

/** 31 bits, which Node holds in place: of kind and text by FNV-1a with a final mix. */
function featureId(kind: Kind, text: string): number {
  let hash = Math.imul(2166136261 ^ kind.charCodeAt(0), 16777619);
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return mixed(hash);
}

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (once ^ (once >>> 13)) >>> 1;
}

type Add = (id: number, kind: Kind, said: string, count: number) => void;

/** Single words, and every two side by side of which neither is a stop word. */
function addWords(of: readonly Word[], count: number, add: Add): void {
  let [idBefore, before] = [0, ''];
  for (const word of of) {
    const { text } = word;
    if (text.length < 2) {
      before = '';
      continue;
    }
    const id = featureId('word', stemOf(word));
    add(id, 'word', text, count);
    if (isStopWord(text)) {
      before = '';
      continue;
    }
    if (before !== '') add(mixed(Math.imul(idBefore, 31) ^ id), 'word', `${before} ${text}`, 1);
    [idBefore, before] = [id, text];
  }
}

function stemOf({ script, text }: Word): string {
  if (script === 'letters') return singular(text);
  return script === 'hangul' ? withoutParticle(text, () => false) : text;
}
