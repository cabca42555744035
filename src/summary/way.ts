// The ways in which an endpoint can be asked, and which one to try after a complaint about another.

import { ABOUT_BOUND, isTooLong, modest, SHORTEST_ANSWER, shorter } from './answer-length.ts';
import { faultOf } from './endpoint-error.ts';
import { ANSWER_SCHEMA } from './prompt.ts';

/** How an endpoint can be asked for JSON, strictest first. */
const FORMATS = [
  {
    name: 'a JSON schema',
    params: {
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'summary', strict: true, schema: ANSWER_SCHEMA },
      },
    },
  },
  { name: 'a JSON object', params: { response_format: { type: 'json_object' } } },
  { name: 'plain text', params: {} },
] as const;
const PLAIN = FORMATS.length - 1;

/** How an endpoint can be told where to stop, newest first. */
const BOUNDS = ['max_completion_tokens', 'max_tokens', null] as const;
const BOUNDLESS = BOUNDS.length - 1;

/** Streams keep a slow answer alive; some endpoints can't count in them, some have none. */
const STREAMS = [
  { name: 'streamed and counted', params: { stream: true, stream_options: { include_usage: true } } },
  { name: 'streamed', params: { stream: true } },
  { name: 'in one piece', params: {} },
] as const;

/** Low, because a summary should keep to its source. */
const TEMPERATURE = 0.3;

export interface Way {
  /** Places in FORMATS, BOUNDS and STREAMS. */
  readonly format: number;
  readonly bound: number;
  readonly stream: number;
  /** How long an answer may be, in tokens. */
  readonly longest: number;
  /** Whether the model knows a system role. */
  readonly hasSystem: boolean;
  readonly hasTemperature: boolean;
}

export function bestWay(longest: number): Way {
  return { format: 0, bound: 0, stream: 0, longest, hasSystem: true, hasTemperature: true };
}

/** What every endpoint takes, as far as one is known. */
export function plainest(way: Way): Way {
  // An older name of the bound is known to more servers; one that was refused stays so.
  const bound = Math.max(way.bound, 1);
  return {
    ...way,
    format: PLAIN,
    bound,
    stream: STREAMS.length - 1,
    hasSystem: false,
    hasTemperature: false,
  };
}

export function isPlainest(way: Way): boolean {
  return JSON.stringify(way) === JSON.stringify(plainest(way));
}

/** For a model whose answers are no good: it may lose its way in a form, or never see what stands in a system role. */
export function simpler(way: Way): Way {
  return { ...plainest(way), stream: way.stream, bound: way.bound };
}

export function paramsOf({ format, bound, stream, longest, hasTemperature }: Way): object {
  const name = BOUNDS[bound];
  return {
    ...FORMATS[format]?.params,
    ...(name && { [name]: longest }),
    ...(hasTemperature && { temperature: TEMPERATURE }),
    ...STREAMS[stream]?.params,
  };
}

/** For a person who looks after the bot. */
export function describeWay({ format, bound, stream, longest, hasSystem, hasTemperature }: Way): string {
  return [
    `asked for ${FORMATS[format]?.name}`,
    hasSystem ? 'with a system role' : 'without a system role',
    BOUNDS[bound] ? `${BOUNDS[bound]} ${longest}` : 'no bound',
    hasTemperature ? `temperature ${TEMPERATURE}` : 'its own temperature',
    STREAMS[stream]?.name,
  ].join(', ');
}

const ABOUT = {
  system:
    /system.{0,3}(?:role|message|prompt|instruction)|role.{0,30}system|developer (?:instruction|message|role)|roles must alternate|unexpected role/i,
  temperature: /temperature/i,
  counted: /stream_options|include_usage/i,
  stream: /\bstream(?:ing|ed)?\b/i,
  format:
    /response.?format|json.?(?:schema|object|mode|validate)|structured|schema|grammar|failed to generate json|guided|peg-native|requested parameters/i,
  bound: ABOUT_BOUND,
} as const;

/** The next way after an answer with this status and text; null where it is no complaint about the way. */
export function wayAfter(way: Way, status: number, text: string): Way | null {
  if (isTooLong(status, text) && way.longest > SHORTEST_ANSWER && way.bound !== BOUNDLESS)
    return { ...way, longest: shorter(way.longest, text) };
  if (status === 200 || (status === 500 && !ABOUT.format.test(text)))
    return isPlainest(way) ? null : plainest(way);
  if (status === 500) return way.format < PLAIN ? { ...way, format: way.format + 1 } : null;
  if (![400, 404, 409, 415, 422, 501].includes(status)) return null;
  const next = { ...way };
  if (ABOUT.system.test(text)) next.hasSystem = false;
  if (ABOUT.temperature.test(text)) next.hasTemperature = false;
  if (ABOUT.counted.test(text)) next.stream = Math.max(1, way.stream);
  else if (ABOUT.stream.test(text)) next.stream = STREAMS.length - 1;
  if (ABOUT.format.test(text)) next.format = Math.min(PLAIN, way.format + 1);
  if (ABOUT.bound.test(text)) next.bound = Math.min(BOUNDLESS, way.bound + 1);
  if (!isSame(next, way)) return next;
  // A complaint that says nothing of what it is about: everything that could be is left out at once.
  if (status === 404 || faultOf(status, text) !== 'request') return null;
  return isPlainest(way) ? lessBound(way, text) : plainest(way);
}

/** Some servers break on a form, or on a length, instead of refusing it. */
export function isOfWay(status: number, text: string): boolean {
  return ABOUT.format.test(text) || isTooLong(status, text);
}

/** Nothing else is left that could be refused: a modest answer, then one that ends where the endpoint ends it. */
function lessBound(way: Way, text: string): Way | null {
  if (way.bound === BOUNDLESS) return null;
  const longest = modest(way.longest, text);
  return longest < way.longest ? { ...way, longest } : { ...way, bound: BOUNDLESS };
}

function isSame(a: Way, b: Way): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
