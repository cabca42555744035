// Korean verbs between the words that count: "체스를 두는 트랜스포머" asks for chess and transformers.

import { isStopWord } from '../index/stop-words.ts';

/** With what a verb ends that says more of a noun, or joins clauses. */
const ENDING = '(?:는|던|려는|려고|면서|도록|지만|거나)';

/** Any verb of up to three syllables. */
const SHORT = new RegExp(`^[가-힣]{1,3}${ENDING}$`);

/** Forms of verbs that say how nouns belong together, and nouns that say nothing by themselves. */
const BETWEEN =
  /^(?:(?:읽|만들|풀|이|넣|들|얻|찍|걸|입)어|(?:찾|알|모|골)아|(?:보|움직)여|(?:그|올|내|흘)려|(?:옮|벗|남)겨|(?:바|나)꿔|(?:고|가르|합)쳐|할|될|된|쓴|만든|그린|(?:위|통|대|관|의|이용|사용|활용|기반)(?:한|해|하는|하여|해서)|같은|다른|따른|및|등|수|것|글로|때|방법|방식|연구|논문)$/;

/** A noun, a verb of one syllable, and how it ends. */
const NOUN_AND_VERB = new RegExp(`^(?<stem>(?<noun>[가-힣]{1,5})[가-힣])${ENDING}$`);

/** The text without them; the text itself where nothing else would be left, or none is there. */
export function withoutVerbs(text: string): string {
  const pieces = piecesOf(text);
  const others = pieces.filter((piece) => !isVerb(piece));
  return others.length === 0 || others.length === pieces.length ? text : others.join(' ');
}

/** Whether a verb among them says something by itself: 움직이는 does, 두는 in "체스를 두는" doesn't. */
export function leavesOut(text: string): boolean {
  return piecesOf(text).some(
    (piece) => SHORT.test(piece) && !BETWEEN.test(piece) && !isStopWord(piece) && verbParts(piece) !== null,
  );
}

/** What a verb would be made of if it were a noun and a verb in one word: 포커치는 is 포커 and 치는. Null for what can't be. */
export function verbParts(word: string): { readonly stem: string; readonly noun: string } | null {
  const { stem, noun } = NOUN_AND_VERB.exec(word)?.groups ?? {};
  return stem && noun ? { stem, noun } : null;
}

const isVerb = (piece: string) => SHORT.test(piece) || BETWEEN.test(piece);

const piecesOf = (text: string) => text.split(/\s+/).filter((piece) => piece !== '');
