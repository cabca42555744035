// An author's name in its parts, as far as they can be told: family, given names and suffix of a person, or the whole name of a group.
import { oneLine } from '../model/text.ts';

export type AuthorName = PersonName | { readonly literal: string };

interface PersonName {
  /** With its particles: van der Maaten, Agüera y Arcas. */
  readonly family: string;
  /** Empty where the name is a family alone. */
  readonly given: string;
  /** Jr., III; empty for most. */
  readonly suffix: string;
}

/** Belong to the surname behind them wherever they stand in lower case. */
const PARTICLES = new Set(
  'af al ap av bin ben da dal dalla das de degli dei del della delle den der des di do dos du el ibn la las le lo los ten ter tot van vom von zu zum zur'.split(
    ' ',
  ),
);

/** In lower case they join two surnames: Ortega y Gasset, Masaryk i Vila, Santos e Silva. */
const JOINING = new Set(['y', 'i', 'e']);

/** Capitalised they may be given names as well (Bin, Du, Ben); these hardly ever are, right before a surname. */
const CAPITALISED = new Set('Al Da De Del Della Den Der Di Dos El La Le Mac St St. Van Von'.split(' '));

/** Van before one of these is a Vietnamese middle name. */
const VIETNAMESE = new Set(
  'Bui Chu Dang Dao Dinh Do Doan Duong Ha Ho Hoang Huynh Lam Le Luong Ly Mai Ngo Nguyen Pham Phan Ta Thai To Tran Trinh Truong Vo Vu Vuong'.split(
    ' ',
  ),
);

const SUFFIX = /^(?:Jr|Sr)\.?$|^I{2,3}$|^IV$/i;

/** Words that persons' names don't have; "Ai" is a surname, "AI" is not. */
const GROUP =
  /[\d&]|\bAI\b|\bteam\b|\b(?:Team|Group|Labs?|Laborator(?:y|ies)|Collaboration|Consortium|Contributors|Community|Institute|Initiative|Foundation|Research|University|College|School|Department|Cent(?:er|re)|Corporation|Corp|Inc|Ltd|LLC|GmbH|Company|Technologies|Society|Council|Academy|Alliance|Association|Committee|Project|Organi[sz]ation)\b/;

/** Whose names begin with the company's, or are nothing else; Huawei is a given name as well. */
const COMPANY =
  /^(?:Alibaba|Anthropic|Baidu|Byte[Dd]ance|DeepMind|DeepSeek|Google|IBM|Kakao|Meta|Microsoft|Mistral|Naver|NAVER|Nvidia|NVIDIA|OpenAI|Qwen|Rakuten|Salesforce|Tencent|Xiaomi|Zhipu)\b/;

const EAST_ASIAN = /^[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々\s]+$/u;
const EAST_ASIAN_GROUP =
  /팀|연구|대학|회사|그룹|학회|클라우드|네이버|카카오|삼성|大学|大學|研究|公司|集团|集團|团队|団体|チーム|实验室|實驗室|学院|學院|会社/;

export function splitAuthor(author: string): AuthorName {
  const name = oneLine(author);
  if (EAST_ASIAN.test(name)) return eastAsian(name);
  const [, person = '', suffix = ''] = /^([^,]+?),? ([^\s,]+)$/.exec(name) ?? [];
  if (SUFFIX.test(suffix) && person.includes(' ') && isPlain(person)) return { ...split(person), suffix };
  if (isPlain(name) && name.includes(' ')) return { ...split(name), suffix: '' };
  return { literal: name };
}

/** Families come first. Without a space between, only who bears the name knows where it ends. */
function eastAsian(name: string): AuthorName {
  const [family = '', given, ...more] = name.split(' ');
  if (given === undefined || more.length > 0 || EAST_ASIAN_GROUP.test(name)) return { literal: name };
  return { family, given, suffix: '' };
}

/** A comma or the word "and" would cut it in two; of a group there is no last name. */
function isPlain(name: string): boolean {
  return !/,|(?:^| )and(?: |$)/i.test(name) && !GROUP.test(name) && !COMPANY.test(name);
}

function split(name: string): { family: string; given: string } {
  const words = name.split(' ');
  const start = familyStart(words);
  return { family: words.slice(start).join(' '), given: words.slice(0, start).join(' ') };
}

function familyStart(words: readonly string[]): number {
  // Nothing but a family: van der Maaten.
  if (words.slice(0, -1).every((word) => PARTICLES.has(word))) return 0;
  const last = words.length - 1;
  const joined = words.findIndex((word, index) => index > 1 && index < last && JOINING.has(word));
  const lower = words.findIndex((word, index) => index > 0 && index < last && PARTICLES.has(word));
  let start = Math.min(joined > 0 ? joined - 1 : last, lower > 0 ? lower : last);
  // "Van der Merwe", "De la Torre" and "Della Libera".
  if (start > 1 && belongs(words, start - 1)) start--;
  return start;
}

function belongs(words: readonly string[], index: number): boolean {
  const [word = '', next = ''] = words.slice(index);
  return CAPITALISED.has(word) && !(word === 'Van' && VIETNAMESE.has(next));
}
