// The glossary in the index: a text that names a concept, in whatever language, holds the concept's own token.
import { GLOSSARY } from '../model/glossary.ts';
import { singular } from './english-forms.ts';
import { isParticle } from './korean-particles.ts';
import { type Word, words } from './tokens.ts';

/** Stands before a concept's name, so that nobody can type it. */
const MARK = '\ue004';

interface Form {
  readonly text: string;
  /** How many words it is. */
  readonly length: number;
  /** Its words without the spaces between them. */
  readonly key: string;
  readonly concept: string;
  /** The beginnings by which it is looked for: a word of letters, two syllables, or the only one. */
  readonly beginnings: readonly string[];
}

const FORMS = GLOSSARY.flatMap((forms): Form[] => {
  const concept = MARK + keyOf(words(forms[0] ?? ''));
  return forms.map((form) => {
    const of = words(form);
    const key = keyOf(of);
    const text = of.map((word) => word.text).join(' ');
    return {
      text,
      length: of.length,
      key,
      concept,
      beginnings: of.length > 1 ? [beginningOf(of[0], 0), key] : [beginningOf(of[0], 0)],
    };
  });
});

const NO_FORMS: readonly Form[] = [];
const BY_KEY = Map.groupBy(FORMS, ({ key }) => key);
const BY_BEGINNING = new Map<string, Form[]>();
for (const form of FORMS) {
  for (const beginning of form.beginnings)
    BY_BEGINNING.set(beginning, [...(BY_BEGINNING.get(beginning) ?? []), form]);
}

/** Most words begin as no form does: the characters with which forms begin, by their codes. */
const FIRST = new Uint8Array(0x10000);
for (const beginning of BY_BEGINNING.keys()) FIRST[beginning.charCodeAt(0)] = 1;

/** No form is longer, in characters; nor does one span more words. */
const LONGEST_KEY = Math.max(...FORMS.map(({ key }) => key.length));
export const MOST_WORDS = Math.max(...FORMS.map(({ length }) => length));

/** Words as forms are compared: neither number nor spacing counts. */
export function keyOf(of: readonly Word[]): string {
  return of.map(({ script, text }) => (script === 'letters' ? singular(text) : text)).join('');
}

/** The tokens of the concepts of which this is a form. */
export function conceptsOf(key: string): string[] {
  return (BY_KEY.get(key) ?? []).map(({ concept }) => concept);
}

/** All forms of a concept, folded. */
export function formsOf(concept: string): string[] {
  return FORMS.filter((form) => form.concept === concept).map(({ text }) => text);
}

/** All forms of a concept, as the glossary writes them; English first. */
export function conceptForms(concept: string): readonly string[] {
  return GLOSSARY.find((forms) => MARK + keyOf(words(forms[0] ?? '')) === concept) ?? [];
}

/**
 * The tokens of the concepts that a text names. A form in Hangul must begin a word, or follow another form in a
 * compound: 확산모델 names both, 강화학습 does not name chemistry.
 */
export function conceptsIn(of: readonly Word[]): Set<string> {
  const found = new Set<string>();
  for (const [index, word] of of.entries()) {
    const places = [0];
    for (let place = places.pop(); place !== undefined; place = places.pop()) {
      for (const form of formsAt(word, place)) {
        if (!standsAt(form.key, of, index, place)) continue;
        found.add(form.concept);
        const next = place + form.key.length;
        if (word.script === 'hangul' && next < word.text.length - 1) places.push(next);
      }
    }
  }
  return found;
}

function formsAt(word: Word, place: number): readonly Form[] {
  if (FIRST[word.text.charCodeAt(place)] === 0) return NO_FORMS;
  const forms = BY_BEGINNING.get(beginningOf(word, place)) ?? NO_FORMS;
  const syllables = word.script === 'hangul' && place === 0 && word.text.length > 1;
  const more = syllables ? BY_BEGINNING.get(word.text.charAt(0)) : undefined;
  return more ? [...forms, ...more] : forms;
}

function beginningOf(word: Word | undefined, place: number): string {
  if (word?.script === 'letters') return singular(word.text);
  return word?.text.slice(place, place + 2) ?? '';
}

/** A form ends where a word of letters ends, or anywhere in Hangul, as particles follow. */
function standsAt(key: string, of: readonly Word[], index: number, place: number): boolean {
  let text = '';
  for (let at = index; at < of.length && text.length < LONGEST_KEY; at++) {
    const word = of[at] as Word;
    const part = keyOf([word]).slice(at === index ? place : 0);
    const rest = key.slice(text.length);
    if (rest.startsWith(part)) {
      text += part;
      if (text.length === key.length) return true;
    } else return word.script !== 'letters' && part.startsWith(rest) && endsWell(rest, part);
  }
  return false;
}

/** A syllable is a word only by itself or before a particle: 손을 is a hand, 손실 isn't. */
function endsWell(form: string, word: string): boolean {
  return form.length > 1 || isParticle(word.slice(1));
}
