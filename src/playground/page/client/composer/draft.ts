// What is being written: plain text, or a command whose options are being filled in.
import type { Snowflake } from 'discord-api-types/v10';
import type { Value } from '../../protocol.ts';
import type { BasicOption, Runnable } from './runnable.ts';

/** In place of an option's name: the offer of those that are not filled in yet. */
export const REST = '+';
/** No line of the list is chosen. */
export const NOTHING = -1;

export interface Field {
  readonly option: BasicOption;
  text: string;
  /** What was chosen of a list, or a file; null where the text itself counts. */
  chosen: Value | null;
  problem: string;
}

export interface Candidate {
  readonly label: string;
  readonly value: Value;
  readonly note?: string | undefined;
}

export interface Filling {
  readonly runnable: Runnable;
  /** In the command's order; optional ones come when they are asked for. */
  fields: Field[];
  /** The name of the option that has the focus, or REST. */
  focused: string | null;
  /** The list was put away until something else is typed. */
  closed: boolean;
  /** The place in the list, or NOTHING. */
  active: number;
  /** What the bot suggested for the focused option. */
  suggested: readonly Candidate[] | 'loading' | 'failed' | null;
  /** They are those for an earlier text. */
  stale: boolean;
  /** Enter came before they did: the first of them is taken when they come. */
  eager: boolean;
}

export interface Draft {
  text: string;
  replyTo: Snowflake | null;
  trouble: string;
  /** Those that the member finds here; null until they are asked for. */
  runnables: readonly Runnable[] | null;
  /** The list of commands was put away until something else is typed. */
  closed: boolean;
  active: number;
  filling: Filling | null;
}

export function newDraft(): Draft {
  return { text: '', replyTo: null, trouble: '', runnables: null, closed: false, active: 0, filling: null };
}

export function newFilling(runnable: Runnable): Filling {
  const fields = runnable.options.filter(({ required }) => required).map(newField);
  return {
    runnable,
    fields,
    focused: null,
    closed: false,
    active: 0,
    suggested: null,
    stale: false,
    eager: false,
  };
}

export function newField(option: BasicOption): Field {
  return { option, text: '', chosen: null, problem: '' };
}

export function spareOptions({ runnable, fields }: Filling): readonly BasicOption[] {
  return runnable.options.filter((option) => !fields.some((field) => field.option.name === option.name));
}

export function focusedField({ fields, focused }: Filling): Field | undefined {
  return fields.find(({ option }) => option.name === focused);
}
