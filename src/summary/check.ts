// Checks a summary before it is trusted: its language, its length, and that it says only what the paper says.
import type { Summary } from '../model/summary.ts';
import { inventedFigures } from './figures.ts';
import { isIn } from './language.ts';
import { relevance, type Subject } from './relevance.ts';
import { terms, weightOf } from './terms.ts';

export type Problem =
  | 'length'
  | 'language'
  | 'copied'
  | 'markup'
  | 'address'
  | 'figure'
  | 'other-paper'
  | 'boilerplate';

/** What is wrong, in words that a model can mend it by. */
export interface Finding {
  readonly problem: Problem;
  readonly complaint: string;
}

/** In characters: real summaries have 145 to 2,072, and their bullets 17 to 1,290. */
const LIMITS = { tldr: 300, bullet: 700, shortest: 60, longest: 2500, bullets: 12 } as const;

/** A run of this many words of the source is no summary in another language. */
const COPIED_WORDS = 12;

const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>()"'\p{Script=Hangul}]+/giu;

/** What would be markup in Discord, or speak to its members. */
const MARKUP =
  /<[@#:t/]|@everyone|@here|\]\(|```|<\/?(?:a|b|i|u|p|br|img|div|span|script|style|iframe|video|table)\b[^>]*>/i;

/** A term that says what a text is about: at most 1 % of abstracts have it. */
const TELLING = 4.5;

/** All that is wrong with a summary that should be of this paper and in `language`; nothing if it can be trusted. */
export function checkSummary(summary: Summary, paper: Subject, language: string): Finding[] {
  const text = textOf(summary);
  const findings = [
    checkLength(summary, text),
    checkLanguage(text, language),
    checkCopying(text, paper, language),
    checkMarkup(text),
    checkAddresses(text, paper),
    checkFigures(text, paper),
    checkSubject(text, paper),
  ];
  return findings.filter((finding) => finding !== null);
}

function textOf({ tldr, bullets }: Summary): string {
  return [...(tldr === null ? [] : [tldr]), ...bullets.map(({ text }) => text)].join('\n');
}

function checkLength({ tldr, bullets }: Summary, text: string): Finding | null {
  const problem = 'length';
  if (text.length < LIMITS.shortest)
    return { problem, complaint: 'The summary is too short to say anything.' };
  if (text.length > LIMITS.longest || bullets.length > LIMITS.bullets)
    return { problem, complaint: 'The summary is too long.' };
  if ((tldr ?? '').length > LIMITS.tldr)
    return { problem, complaint: 'The TL;DR must be one short sentence.' };
  if (bullets.some((bullet) => bullet.text.length > LIMITS.bullet))
    return { problem, complaint: 'A bullet is too long.' };
  return null;
}

function checkLanguage(text: string, language: string): Finding | null {
  if (isIn(text, language)) return null;
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(language);
  return { problem: 'language', complaint: `The summary must be written in ${name}.` };
}

/** In the source's own language a summary may well use its words. */
function checkCopying(text: string, { abstract }: Subject, language: string): Finding | null {
  if (language.split('-')[0] === 'en') return null;
  const [said, source] = [words(text), ` ${words(abstract).join(' ')} `];
  for (let start = 0; start + COPIED_WORDS <= said.length; start++) {
    const run = said.slice(start, start + COPIED_WORDS).join(' ');
    if (source.includes(` ${run} `))
      return { problem: 'copied', complaint: 'A passage is copied from the abstract instead of summarised.' };
  }
  return null;
}

function checkMarkup(text: string): Finding | null {
  const found = MARKUP.exec(text);
  return (
    found && {
      problem: 'markup',
      complaint: `Plain text only: no links, mentions or tags such as ${found[0]}`,
    }
  );
}

function checkAddresses(text: string, { title, abstract }: Subject): Finding | null {
  const known = bareAddress(`${title} ${abstract}`);
  const invented = (text.match(ADDRESS) ?? []).find((address) => !known.includes(bareAddress(address)));
  return invented === undefined
    ? null
    : { problem: 'address', complaint: `The address ${invented} is not in the abstract.` };
}

function checkFigures(text: string, { title, abstract }: Subject): Finding | null {
  const invented = inventedFigures(text, `${title}\n${abstract}`);
  if (invented.length === 0) return null;
  const named = invented.map((figure) => figure.text).join(', ');
  return { problem: 'figure', complaint: `These figures are not in the title or abstract: ${named}` };
}

/** The glossary has Korean; in other scripts, only a summary that shares nothing at all with its paper is told. */
function checkSubject(text: string, paper: Subject): Finding | null {
  if (relevance(text, paper) > 0) return null;
  const known = terms(`${paper.title}\n${paper.abstract}`);
  const telling = [...terms(text)].filter((term) => weightOf(term) >= TELLING && !known.has(term));
  if (telling.length < 3) {
    return {
      problem: 'boilerplate',
      complaint: 'The summary would fit any paper. Name what this paper does and what it is called.',
    };
  }
  return {
    problem: 'other-paper',
    complaint: 'The summary seems to be of another paper. Summarise the abstract that is given.',
  };
}

function words(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
}

function bareAddress(text: string): string {
  return text.toLowerCase().replace(/https?:\/\/|www\.|[\s\\{}$]|[./]+$/g, '');
}
