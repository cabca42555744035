// The page speaks the language of the member's client: Korean, else English.
import type { Person } from '../../protocol.ts';
import { en, type Words } from './en.ts';
import { ko } from './ko.ts';

export function wordsOf({ locale }: Pick<Person, 'locale'>): Words {
  return locale === 'ko' ? ko : en;
}
