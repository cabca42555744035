// The words in which people say the hour, in English, Korean, Japanese and Chinese.

/** A part of the day, which tells what an hour of twelve is on a clock of twenty-four. */
export type DayPart = 'am' | 'pm' | 'dawn' | 'morning' | 'noon' | 'evening' | 'night';

/** Longer words first: what begins alike is one of them. */
export const DAY_PARTS: readonly (readonly [words: RegExp, part: DayPart])[] = [
  [/오전|午前|上午|(?<![a-z])am(?![a-z])/, 'am'],
  [/오후|午後|下午|(?<![a-z])pm(?![a-z])/, 'pm'],
  [/새벽에?|凌晨|清晨|未明|明け方|早朝/, 'dawn'],
  [/아침에?|早上|早晨|朝|in the morning|morning|早/, 'morning'],
  [/대?낮에?|점심에?|한낮|中午|お昼|昼|in the afternoon|afternoon/, 'noon'],
  [/저녁에?|夕方|傍晚|in the evening|evening/, 'evening'],
  [/한?밤중?에?|晚上|夜晚|夜里|夜裡|深夜|半夜|夜|晚|at night|tonight/, 'night'],
];

/** An hour with a name of its own. */
export const NAMED_HOURS: readonly (readonly [words: RegExp, hour: number])[] = [
  [/12 ?midnight|midnight|자정|午夜|真夜中/, 0],
  [/^(?:半夜|한밤중|深夜)$/, 0],
  [/12 ?noon|12 ?midday|noon|midday|정오|正午/, 12],
  [/^(?:中午|お昼|한낮)$/, 12],
];
