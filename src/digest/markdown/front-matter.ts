// What stands above a document as blogs and notes have it: YAML between two rules, TOML between two +++, or JSON.
import type { Day } from '../../model/day.ts';
import { dayNamed, daysMeant } from './day-named.ts';

/** How many lines front matter takes, and with it what is left to the document. */
export function frontMatterLines(lines: readonly string[]): number {
  const first = lines[0]?.trim() ?? '';
  if (first === '---') return between(lines, /^(?:---|\.\.\.)\s*$/, YAML_SETTING);
  if (first === '+++') return between(lines, /^\+\+\+\s*$/, TOML_SETTING);
  return first.startsWith('{') ? jsonLines(lines) : 0;
}

const YAML_SETTING = /^(["']?)[\p{L}\w-]+\1\s*:(?:\s|$)/u;
const TOML_SETTING = /^\s*(["']?)[\w.-]+\1\s*=/;

function between(lines: readonly string[], end: RegExp, setting: RegExp): number {
  const last = lines.findIndex((line, index) => index > 0 && end.test(line));
  return last > 0 && lines.slice(1, last).some((line) => setting.test(line)) ? last + 1 : 0;
}

/** No front matter is longer; what begins so and goes on is something else. */
const MOST_LINES = 200;

function jsonLines(lines: readonly string[]): number {
  for (const [index, line] of lines.slice(0, MOST_LINES).entries())
    if (/\}\s*$/.test(line) && (index === 0 || /^\}/.test(line)))
      return isJson(lines.slice(0, index + 1).join('\n')) ? index + 1 : 0;
  return 0;
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

/** In the order in which they are believed. */
const KEYS = [
  'date|day|날짜|日付|日期',
  'published|publish_?date|pub_?date(?:time)?|published_?(?:at|on|date)|date_?published',
  'title|제목',
];

/** When a note was made, which is not always the day that it is about: a file's name is believed before. */
const MADE = 'created|created_?(?:at|on)|date_?created|creation_?date';

export interface FrontMatterDay {
  readonly date: Day | null;
  /** Less sure than what else tells the document's day. */
  readonly made: Day | null;
  /** A date that may be either of two. */
  readonly unclear: string | null;
}

export function dayOfFrontMatter(frontMatter: string): FrontMatterDay {
  const said = KEYS.flatMap((key) => valuesOf(key, frontMatter));
  const [date = null] = said.map(dayNamed).filter((day) => day !== null);
  const [made = null] = valuesOf(MADE, frontMatter)
    .map(dayNamed)
    .filter((day) => day !== null);
  return { date, made, unclear: said.find((value) => daysMeant(value) !== null) ?? null };
}

/** Wherever the key stands: also below another one, and in JSON or TOML. */
function valuesOf(key: string, frontMatter: string): string[] {
  const setting = new RegExp(
    `(?:^|[{,])[^\\S\\n]*(["']?)(?:${key})\\1[^\\S\\n]*[:=][^\\S\\n]*(?:"([^"\\n]*)"|'([^'\\n]*)'|([^\\n}]*))`,
    'gim',
  );
  return [...frontMatter.matchAll(setting)].map(
    ([, , double, single, bare]) => double ?? single ?? bare ?? '',
  );
}
