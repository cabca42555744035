// How what was asked for looks in a text that is shown: a pattern for folded text.

import { formsOf } from '../index/concepts.ts';
import { standingAlone } from '../index/korean-particles.ts';
import { signsShown } from '../index/signs.ts';
import { type Word, words } from '../index/tokens.ts';
import { type Criterion, OPEN_FROM } from './criteria.ts';

/** What parts two words that belong together, and what parts the letters of a name: 4V(ision), but not two words. */
const BETWEEN_WORDS = '[^a-z\\d가-힣]*';
const BETWEEN_LETTERS = '[^a-z\\d가-힣\\s]?';

/** A version may follow a name after a space: SAM 2 is sam2. */
const BEFORE_VERSION = `(?:\\s|${BETWEEN_LETTERS})`;

const LETTERS_BEFORE = '(?<![a-z\\d])';
const NO_LETTERS_AFTER = '(?![a-z\\d])';
const HANGUL_BEFORE = '(?<![가-힣])';
const NO_HANGUL_AFTER = '(?![가-힣])';

/** As a paper has to hold it, but that a word may go on. */
interface Form {
  readonly words: readonly Word[];
  readonly starts?: boolean;
}

/** Each is made once: a list of papers looks for the same in all their texts. */
const MADE = new WeakMap<Criterion, RegExp>();

/** Any of the phrases and forms of a criterion: letters from the beginning of a word to its end, Hangul anywhere. */
export function patternOf(criterion: Criterion): RegExp {
  const made = MADE.get(criterion) ?? patternFor(criterion);
  MADE.set(criterion, made);
  return made;
}

function patternFor(criterion: Criterion): RegExp {
  // Longest first, so that a phrase is marked as one.
  const forms = formsIn(criterion).sort((a, b) => lengthOf(b) - lengthOf(a));
  const ways = new Set(forms.flatMap(waysOf));
  return new RegExp(ways.size > 0 ? [...ways].join('|') : '(?!)', 'g');
}

function formsIn(criterion: Criterion): Form[] {
  if ('concept' in criterion) return formsOf(criterion.concept).map(words).flatMap(conceptForms);
  if ('words' in criterion) return [criterion];
  return ('all' in criterion ? criterion.all : criterion.any).flatMap(formsIn);
}

/** A syllable names a concept only where it stands alone. */
function conceptForms(of: readonly Word[]): Form[] {
  const [word] = of;
  if (of.length > 1 || word?.script !== 'hangul' || word.text.length > 1) return [{ words: of }];
  return standingAlone(word.text).map((text) => ({ words: [{ ...word, text }], starts: true }));
}

function waysOf(form: Form): string[] {
  const [first, last] = [form.words[0], form.words.at(-1)];
  if (!first || !last) return [];
  const signed = signsShown(last.text);
  if (signed !== last.text) return [wordWithSigns(signed)];
  const start = first.script === 'letters' ? startOf(first.text) : form.starts ? HANGUL_BEFORE : '';
  const whole = start + form.words.map(wordPattern).join(BETWEEN_WORDS) + endOf(form, last);
  const joined = form.words.length === 1 && first.script === 'letters' ? [inPieces(first.text)] : [];
  return [whole, ...joined];
}

function endOf(form: Form, { script, text }: Word): string {
  if (script === 'hangul' && form.starts && text.length === 1) return NO_HANGUL_AFTER;
  if (script !== 'letters' || !isLetter(text.at(-1))) return '';
  return lengthOf(form) < OPEN_FROM ? NO_LETTERS_AFTER : '[a-z\\d]*';
}

function wordPattern({ script, text }: Word): string {
  return script === 'hangul' ? spacedAnyhow(text) : text;
}

/** Hangul with a space wherever that leaves whole words: 강화학습 is 강화 학습, but no part of a word is one syllable. */
function spacedAnyhow(text: string): string {
  return [...text]
    .map((syllable, at) => (at > 1 && at < text.length - 1 ? `\\s?${syllable}` : syllable))
    .join('');
}

/** A name that signs may part: qwen25vl is Qwen2.5-VL. It ends where its last letter does. */
function inPieces(text: string): string {
  const letters = [...text].map((letter, at) => {
    if (at === 0) return letter;
    const isVersion = /\d/.test(letter) && /[a-z]/.test(text.charAt(at - 1));
    return (isVersion ? BEFORE_VERSION : BETWEEN_LETTERS) + letter;
  });
  return startOf(text) + letters.join('') + NO_LETTERS_AFTER;
}

/** C++ with its signs, and with the hyphens that its token lacks. */
function wordWithSigns(signed: string): string {
  const letters = [...signed].map((letter) => (isLetter(letter) ? `-?${letter}` : `\\${letter}`));
  return LETTERS_BEFORE + letters.join('') + NO_LETTERS_AFTER;
}

const startOf = (text: string) => (isLetter(text.at(0)) ? LETTERS_BEFORE : '');
const isLetter = (character = '') => /[a-z\d]/.test(character);
const lengthOf = ({ words: of }: Form) => of.reduce((sum, { text }) => sum + text.length + 1, -1);
