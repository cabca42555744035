// The two faces of an error: a UserError carries a sentence that is safe to show, everything else stays in the log.

/** Values that a sentence of the locale files is filled with. */
export type Values = Record<string, string | number>;

/**
 * Something a person can mend. `key` names a sentence under `errors.` in the locale files, so that each
 * reader gets it in their own language.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly key: string;
  readonly values: Values;

  constructor(key: string, values: Values = {}) {
    super(`${key} ${JSON.stringify(values)}`);
    this.key = key;
    this.values = values;
  }
}

/** One that only whoever runs the bot can mend: members are told that it passes, and the host reads the sentence. */
export class HostError extends UserError {}

/** The message of whatever was thrown; some errors have only a name. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
