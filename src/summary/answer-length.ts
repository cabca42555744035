// How long an answer may be, as far as it can be told from an endpoint that refuses the length it was asked for.

/** A short summary, in tokens: an endpoint that gives less gives none. */
export const SHORTEST_ANSWER = 700;

/** What every model may write, as far as one is known: for an endpoint that doesn't say what it refuses. */
const MODEST_ANSWER = 2_000;

/** The names of the bound: max_tokens, maxOutputTokens, num_predict and their kin. */
export const ABOUT_BOUND = /max[_ -]?(?:(?:completion|output|new)[_ -]?)?tokens|num[_ -]?predict/i;

/** It would answer, but not at such length: a small context, a limit a minute, or credit that is running out. */
const TOO_LONG =
  /context.?(?:length|window|size)|too (?:large|long|many tokens)|tokens per min|fewer max_tokens|can only afford|at most \d+|less than or equal|must be <=?|valid range|maximum (?:allowed|value|number of)|exceeds? the|reduce the length|max_new_tokens/i;

/** The same, in words that say it of anything. */
const OUT_OF_RANGE = /range|between|limit|exceed/i;

export function isTooLong(status: number, text: string): boolean {
  // A limit that the requests of a minute reach together passes; one that a single request breaks does not.
  if (status === 429) return /request too large|fewer max_tokens/i.test(text);
  const isBound = ABOUT_BOUND.test(text);
  const isSaid = isBound ? TOO_LONG.test(text) || OUT_OF_RANGE.test(text) : TOO_LONG.test(text);
  // Other settings have their ranges, too.
  if (!isSaid || (!isBound && /temperature/i.test(text))) return false;
  // Whatever a server breaks on has such words; only some of it is the length.
  return status === 500 ? /context|token/i.test(text) : [400, 402, 413, 422].includes(status);
}

/** As the complaint says, as far as it names figures; else a third. */
export function shorter(longest: number, text: string): number {
  return Math.max(SHORTEST_ANSWER, told(longest, text) ?? Math.floor(longest / 3));
}

/** For a complaint that may be about anything: a figure in it that could be the limit, else what every model may write. */
export function modest(longest: number, text: string): number {
  const limit = told(longest, text) ?? largestBelow(longest, figuresIn(text)) ?? MODEST_ANSWER;
  return Math.max(SHORTEST_ANSWER, limit);
}

/** Null where no figure says it. */
function told(longest: number, text: string): number | null {
  return largestBelow(longest, toldIn(text, longest));
}

function largestBelow(longest: number, figures: readonly number[]): number | null {
  const below = figures.filter((tokens) => tokens > 0 && tokens < longest);
  return below.length > 0 ? Math.floor(Math.max(...below)) : null;
}

/** Figures that stand alone: no parts of names, dates or codes. */
function figuresIn(text: string): number[] {
  const alone = text.match(/(?<![\w.,/-])\d{1,3}(?:,\d{3})+(?![\w-])|(?<![\w.,/-])\d{3,6}(?![\w-])/g) ?? [];
  return alone.map(numberOf).filter((figure) => figure >= SHORTEST_ANSWER);
}

/** How long the answer may be, by each of the ways in which servers say it; NaN for the others. */
function toldIn(text: string, longest: number): number[] {
  const figure = (pattern: RegExp) => numberOf(pattern.exec(text)?.[1]);
  const [limit, requested] = [figure(/limit:? ([\d,]+)/i), figure(/requested:? ([\d,]+)/i)];
  const context = figure(/(?:context length is|must be <=?|context (?:window|size)[^\d]{0,20}) ?`?([\d,]+)/i);
  const input = figure(
    /([\d,]+) (?:in the messages|input tokens|in the prompt|`inputs` tokens|prompt tokens)/i,
  );
  return [
    figure(/afford ([\d,]+)/i),
    figure(/at most ([\d,]+)/i),
    figure(/less than or equal to `?([\d,]+)/i),
    topOfRange(text),
    figure(/> ([\d,]+), which is the maximum/i),
    // What is over, and a twentieth more: the next paper may be longer.
    longest - (requested - limit) * 1.05,
    context - (Number.isNaN(input) ? context / 2 : input * 1.2),
  ];
}

/** [1, 4096], between 1 and 4096, 0-4096, from 1 (inclusive) to 4097 (exclusive). */
function topOfRange(text: string): number {
  const range = /(?<![\w.])[01](?: ?\([a-z]+\))?[^\w.]{1,3}(?:(?:and|to) )?([\d,]{3,})( ?\(exclusive)?/i.exec(
    text,
  );
  return numberOf(range?.[1]) - (range?.[2] ? 1 : 0);
}

function numberOf(figure: string | undefined): number {
  return Number(figure?.replaceAll(',', '') || Number.NaN);
}
