// A request's body against Discord's schema; what zod finds is told in Discord's words.
import * as z from 'zod/mini';
import { choicesError, Form, lengthError, type Path, REQUIRED } from './form.ts';
import { strict } from './strict.ts';

type Issue = z.core.$ZodIssue;

/** The body as the type that the schema stands for; refuses it where it isn't. */
export function readBody<T>(schema: z.core.$ZodType, body: unknown, form = new Form(), path: Path = []): T {
  const parsed = z.safeParse(strict(schema), body ?? {}, { reportInput: true });
  for (const issue of parsed.error?.issues ?? [])
    for (const [place, code, message] of errorsOf(issue)) form.add([...path, ...place], code, message);
  form.throwIfWrong();
  return (body ?? {}) as T;
}

type ErrorAt = readonly [place: (string | number)[], code: string, message: string];

function errorsOf(issue: Issue): ErrorAt[] {
  const place = issue.path as (string | number)[];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => [[...place, key], 'UNKNOWN_KEY', 'Discord knows no such key']);
    case 'invalid_type':
      return issue.input === undefined
        ? [[place, ...REQUIRED]]
        : [[place, 'BASE_TYPE_BAD_TYPE', `Could not be read as ${issue.expected}.`]];
    case 'invalid_value':
      return [[place, ...choicesError(issue.values)]];
    case 'too_big':
      return isLength(issue)
        ? [[place, ...lengthError(0, Number(issue.maximum))]]
        : [[place, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${issue.maximum}.`]];
    case 'too_small':
      return isLength(issue)
        ? [[place, 'BASE_TYPE_MIN_LENGTH', `Must be at least ${issue.minimum} in length.`]]
        : [[place, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${issue.minimum}.`]];
    case 'invalid_format':
      return issue.format === 'url'
        ? [[place, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.']]
        : [[place, 'BASE_TYPE_BAD_FORMAT', `Value does not match ${issue.format}.`]];
    case 'invalid_union':
      return unionErrors(issue);
    default:
      return [[place, 'BASE_TYPE_BAD_VALUE', 'Value is not valid.']];
  }
}

function isLength({ origin }: { readonly origin: string }): boolean {
  return origin === 'string' || origin === 'array';
}

/** Of a union, the option that came closest is what was meant. */
function unionErrors(issue: Extract<Issue, { code: 'invalid_union' }>): ErrorAt[] {
  const place = issue.path as (string | number)[];
  const { options = [] } = issue as { options?: unknown[] };
  const [closest] = issue.errors.toSorted((a, b) => a.length - b.length);
  if (!closest) return [[place, ...choicesError(options)]];
  return closest.flatMap((inner) => errorsOf({ ...inner, path: [...place, ...inner.path] } as Issue));
}
