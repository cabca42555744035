// The one sentence that a person at a terminal is told of an error.
import type { TextKey, Texts } from '../locale/texts.ts';
import { messageOf, UserError } from '../model/errors.ts';

/** What a person is told of an error: a translated sentence where it has one. */
export function sentence(error: unknown, texts: Texts): string {
  if (error instanceof UserError) return texts('en')(`errors.${error.key}` as TextKey, error.values);
  if (isParseError(error)) return `${messageOf(error).split('. ', 1)[0]}. See: npm run -s paperboy -- help`;
  const name = missingPackage(error);
  return name === null ? messageOf(error) : texts('en')('errors.package-missing', { name });
}

/** One that only development needs, and that `npm ci --omit=dev` leaves out. */
function missingPackage(error: unknown): string | null {
  const missing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
  return missing ? (/package '([^']+)'/.exec(error.message)?.[1] ?? null) : null;
}

export function isParseError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
