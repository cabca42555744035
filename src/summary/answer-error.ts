// An error that an endpoint answers with status 200, and what it means: the endpoint's words, whatever they are wrapped in.
import { type Fault, faultOf } from './endpoint-error.ts';
import { withoutKeys } from './endpoint-words.ts';

interface AnswerError {
  readonly trouble: string;
  readonly fault: Fault;
}

const LONGEST_WORDS = 160;

/** Codes that say that all is well. */
const WELL = /^(?:0|20\d{1,3}|ok|success)$/i;

/** Null where it says of no error. `isAnswer`: there is an answer beside it. */
export function errorIn(value: Readonly<Record<string, unknown>>, isAnswer: boolean): AnswerError | null {
  const { choices, error, errors, status, code, type } = value;
  const inner = Array.isArray(choices) ? choices.map((each) => each?.error).find(isTold) : null;
  const told = [error, errors, inner].find(isTold);
  if (told !== undefined) return read(told, told);
  if (choices || !(saysSo(value) || (!isAnswer && hasTrouble(value)))) return null;
  const words = [value.detail, value.message, value.msg, value.reason].find(isTold) ?? value;
  return read(words, { status, code, type, words });
}

/** `judged`: what tells of whose fault it is. */
function read(told: unknown, judged: unknown): AnswerError {
  const words = withoutKeys(typeof told === 'string' ? told : JSON.stringify(told));
  return { trouble: words.slice(0, LONGEST_WORDS), fault: faultInAnswer(JSON.stringify(judged)) };
}

/** It calls itself an error. */
function saysSo({ object, type, success, ok, status }: Readonly<Record<string, unknown>>): boolean {
  const isFailed = typeof status === 'string' && /^(?:error|fail)/i.test(status);
  return object === 'error' || type === 'error' || success === false || ok === false || isFailed;
}

function hasTrouble({ detail, code }: Readonly<Record<string, unknown>>): boolean {
  return isTold(detail) || (isTold(code) && !WELL.test(String(code)));
}

function isTold(error: unknown): boolean {
  if (typeof error === 'object' && error !== null) return Object.keys(error).length > 0;
  return error !== undefined && error !== null && error !== '' && error !== false;
}

/** The endpoint itself did answer: a limit of somebody behind it passes, and is none of the host's. */
export function faultInAnswer(words: string): Fault {
  const status = Number(/"(?:code|status|status_code)":\s*"?(4\d\d)\b/.exec(words)?.[1] ?? 400);
  const fault = faultOf(status === 429 ? 400 : status, words);
  return fault === 'request' || fault === 'address' ? 'away' : fault;
}
