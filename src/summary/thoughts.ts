// What a model thinks aloud before its answer, in the marks that models are known to use: it is no part of the answer.

const NAMES =
  'think|thinking|thought|thoughts|reasoning|reflection|analysis|scratchpad|seed:think|antml:thinking|mm:think';

/** Thoughts in tags of any bracket that models use, closed or begun before the answer was cut out. */
const MARKS = [
  { opens: `<\\|?(?:${NAMES})\\|?>`, closes: `<\\|?/\\|?(?:${NAMES})\\|?>` },
  { opens: '\\[THINK\\]', closes: '\\[/THINK\\]' },
  { opens: '◁think▷', closes: '◁/think▷' },
  { opens: '<\\|START_THINKING\\|>', closes: '<\\|END_THINKING\\|>' },
  { opens: '<\\|begin_of_thought\\|>', closes: '<\\|end_of_thought\\|>' },
  { opens: '<unused94>', closes: '<unused95>' },
] as const;

const WHOLE = MARKS.map(({ opens, closes }) => new RegExp(`${opens}[\\s\\S]*?${closes}`, 'gi'));
const OPEN = new RegExp(MARKS.map(({ opens }) => opens).join('|'), 'i');
const CLOSE = new RegExp(MARKS.map(({ closes }) => closes).join('|'), 'i');

/** Where models with channels begin what is meant for the reader; without its signs where a server has dropped them. */
const FINAL_CHANNEL =
  /<\|channel\|>\s*final[^<]*<\|message\|>|assistant\s?final(?=\s*[{[])|^analysis[\s\S]*?assistant(?=\s*[{[])/i;

/** The text behind any thoughts; all of it where they never end. */
export function withoutThoughts(text: string): string {
  const final = text.split(FINAL_CHANNEL).at(-1) ?? text;
  const closed = WHOLE.reduce((rest, thoughts) => rest.replace(thoughts, ''), final);
  const said = closed.split(CLOSE).at(-1) ?? closed;
  // An end alone, at the very end, is no end of thoughts before an answer.
  return said.trim() === '' ? final : said;
}

export function endsInThoughts(said: string): boolean {
  return OPEN.test(said);
}
