// "Invalid Form Body": what is wrong with a request, each error at its place, in Discord's nested shape.
import { DiscordError } from '../errors.ts';

export type Path = readonly (string | number)[];

interface FormError {
  readonly code: string;
  readonly message: string;
}

interface Node {
  _errors?: FormError[];
  [key: string]: Node | FormError[] | undefined;
}

export class Form {
  readonly #root: Node = {};
  #empty = true;

  get ok(): boolean {
    return this.#empty;
  }

  add(path: Path, code: string, message: string): void {
    this.#empty = false;
    let node = this.#root;
    for (const key of path) {
      const child = (node[key] as Node | undefined) ?? {};
      node[key] = child;
      node = child;
    }
    node._errors = [...(node._errors ?? []), { code, message }];
  }

  required(path: Path): void {
    this.add(path, ...REQUIRED);
  }

  choices(path: Path, choices: readonly unknown[]): void {
    this.add(path, ...choicesError(choices));
  }

  length(path: Path, min: number, max: number): void {
    this.add(path, ...lengthError(min, max));
  }

  throwIfWrong(): void {
    if (this.#empty) return;
    throw new DiscordError(400, { code: 50035, message: 'Invalid Form Body', errors: this.#root });
  }
}

/** Discord's code and words. */
type Words = readonly [code: string, message: string];

export const REQUIRED: Words = ['BASE_TYPE_REQUIRED', 'This field is required'];

export function choicesError(choices: readonly unknown[]): Words {
  return ['BASE_TYPE_CHOICES', `Value must be one of (${choices.map(String).join(', ')}).`];
}

export function lengthError(min: number, max: number): Words {
  return min === 0
    ? ['BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`]
    : ['BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`];
}

/** A form with one error, thrown. */
export function invalid(path: Path, code: string, message: string): never {
  const form = new Form();
  form.add(path, code, message);
  form.throwIfWrong();
  throw new Error('a form with an error throws');
}
