// A summary in JSON that isn't quite the asked one: other names, another depth, bullets as one text, as objects or by number.

import { jsonIn } from './find-json.ts';

/** What a summary is made of, whatever it stood in. */
export interface Texts {
  readonly tldr: string;
  readonly bullets: readonly string[];
}

/** As models call them, in the languages that they are asked to write in; without case, spaces and signs. */
const TLDR_NAMES =
  /^(?:tldr|tldrsummary|summary|onelinesummary|oneliner|onesentence|headline|gist|요약|한줄요약|한문장요약|핵심요약|要約|要旨|一行要約|一文要約|总结|總結|摘要|一句话总结|一句话摘要)$/;
const BULLET_NAMES =
  /^(?:bullets?|bulletpoints?|points?|keypoints?|highlights?|items?|sentences?|details?|keyfindings|불릿|글머리표|글머리기호|요점|핵심|핵심내용|핵심요점|주요내용|주요사항|세부사항|세부내용|箇条書き|要点|ポイント|重点|要點)$/;
const NUMBERED_NAME = /^(?:bullet|point|bulletpoint|sentence|불릿|요점|要点)?0*(\d{1,2})$/;

/** The words of a bullet that is an object stand under one of these, else in its longest text. */
const TEXT_NAMES = /^(?:text|point|bullet|content|description|sentence|value|내용|문장|설명|内容|本文)$/;

/** How deep a summary may be wrapped: {"result": {"summary": {...}}}. */
const DEEPEST = 3;
const MOST_BULLETS = 20;

/** A sentence has at least so many characters; a keyword or a name may have fewer. */
const SENTENCE = 15;

/** The summary that a value is, or wraps; null where it is none. */
export function textsIn(value: unknown, depth = DEEPEST): Texts | null {
  if (typeof value !== 'object' || value === null) return null;
  const own = Array.isArray(value) ? ofList(value) : ofObject(value);
  if (own || depth === 0) return own;
  for (const inner of Object.values(value)) {
    const found = textsIn(inner, depth - 1);
    if (found) return found;
  }
  return null;
}

function ofObject(object: object): Texts | null {
  const entries = Object.entries(object).map(([name, value]) => [bareName(name), value] as const);
  const named = (names: RegExp) => entries.find(([name]) => names.test(name))?.[1];
  const numbered = entries.filter(([name]) => NUMBERED_NAME.test(name)).map(([, value]) => value);
  const bullets = bulletsOf(named(BULLET_NAMES) ?? (numbered.length > 1 ? numbered : undefined));
  if (bullets.length > 0 && bullets.length <= MOST_BULLETS)
    return { tldr: textOf(named(TLDR_NAMES)), bullets };
  // Under names that nobody foresaw: one list of sentences, and at most a few other things.
  const lists = entries
    .map(([, each]) => each)
    .filter(Array.isArray)
    .map(sentencesOf)
    .filter(Boolean);
  const others = entries.map(([, each]) => each).filter((each) => typeof each === 'string');
  if (lists.length !== 1 || entries.length > 4 || !lists[0]) return null;
  return { tldr: textOf(named(TLDR_NAMES) ?? others[0]), bullets: lists[0] };
}

/** A list of sentences is a summary's bullets; a list with its parts in turn is read as one object. */
function ofList(list: readonly unknown[]): Texts | null {
  const sentences = sentencesOf(list);
  if (sentences) return { tldr: '', bullets: sentences };
  const parts = list.filter((each) => typeof each === 'object' && each !== null && !Array.isArray(each));
  return parts.length === 2 && parts.length === list.length ? ofObject(Object.assign({}, ...parts)) : null;
}

function sentencesOf(list: readonly unknown[]): readonly string[] | null {
  if (list.length < 3 || list.length > MOST_BULLETS || !list.every((each) => typeof each === 'string'))
    return null;
  return list.every((each) => each.trim().length >= SENTENCE) ? list : null;
}

function bulletsOf(value: unknown): string[] {
  if (typeof value === 'string') {
    const [list] = /^\s*\[/.test(value) ? jsonIn(value) : [];
    return Array.isArray(list) ? bulletsOf(list) : splitBullets(value);
  }
  if (typeof value !== 'object' || value === null) return [];
  const texts = Object.values(value).flatMap((each) =>
    Array.isArray(each) ? each.map(textOf) : [textOf(each)],
  );
  return texts.filter((text) => text.trim() !== '');
}

/** A bullet a line, or all in one line, by their signs or numbers. */
export function splitBullets(text: string): string[] {
  const lines = text.split(/\r?\n|\\n/).filter((line) => line.trim() !== '');
  if (lines.length > 1) return lines;
  const parts = text.split(/(?:^|\s)(?=(?:[•▪◦]|\(?\d{1,2}[.)])\s+\D)/).filter((part) => part.trim() !== '');
  return parts.length > 1 ? parts : lines;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  const entries = Object.entries(value).filter(([, each]) => typeof each === 'string');
  const named = entries.find(([name]) => TEXT_NAMES.test(bareName(name)))?.[1];
  return named ?? entries.map(([, each]) => String(each)).sort((a, b) => b.length - a.length)[0] ?? '';
}

function bareName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
