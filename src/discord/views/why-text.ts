// Why a paper is recommended, in a few words of the reader's language.
import type { Speech, TextLanguage } from '../../locale/texts.ts';
import { truncate } from '../../model/text.ts';
import { partsOf, type Topic } from '../../store/follows.ts';
import type { Why } from '../../taste/why.ts';
import { escapeText } from './escape.ts';

const LONGEST = { title: 60, said: 60 } as const;

const SCRIPTS: Readonly<Partial<Record<TextLanguage, RegExp>>> = {
  ko: /\p{Script=Hangul}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
};

/** One small line; empty where there is nothing to say. */
export function whyLine(whys: readonly Why[], say: Speech): string {
  const [first] = whys;
  if (!first) return '';
  const texts = whys.map((why) => whyText(why, say));
  return `-# ${first.by === 'unexpected' ? '🎲' : '💡'} ${[...new Set(texts)].join(' · ')}`;
}

function whyText(why: Why, say: Speech): string {
  switch (why.by) {
    case 'paper':
      return say(`reason.${why.how}`, { title: `*${quote(why.title, LONGEST.title)}*` });
    case 'follow':
      return say(`reason.followed.${why.topic.kind}`, { text: quote(followed(why.topic), LONGEST.said) });
    case 'concept':
      return say('reason.concept', { said: quote(conceptName(why.forms, say), LONGEST.said) });
    case 'unexpected':
      return say('reason.unexpected');
    default:
      return say(`reason.${why.by}`, { said: quote(why.said, LONGEST.said) });
  }
}

/** What is left out is no reason for a paper. */
function followed({ text }: Topic): string {
  return partsOf(text).name;
}

/** In the reader's language, where the glossary has it. */
export function conceptName(forms: readonly string[], { language }: Speech): string {
  const script = SCRIPTS[language];
  return (script && forms.find((form) => script.test(form))) ?? forms[0] ?? '';
}

function quote(text: string, longest: number): string {
  return escapeText(truncate(text, longest));
}
