// What Discord's client checks before it sends a command, and the value that it then sends.
import type { Value } from '../../protocol.ts';
import type { App } from '../app.ts';
import { words } from '../lookup.ts';
import { Option } from '../numbers.ts';
import { isClosedList, listOf } from './candidates.ts';
import type { Field } from './draft.ts';

export type Checked = { readonly value: Value | undefined } | { readonly problem: string };

export function checkField(app: App, { option, text, chosen }: Field): Checked {
  const say = words(app);
  if (chosen !== null) return { value: chosen };
  const typed = text.trim();
  if (typed === '') return option.required ? { problem: say.optionRequired } : { value: undefined };
  if (option.type === Option.attachment) return { problem: say.optionRequired };
  if (isClosedList(app, option)) {
    const wanted = typed.toLowerCase();
    const found = listOf(app, option)?.find(({ label }) => {
      return label.toLowerCase() === wanted || label.slice(1).toLowerCase() === wanted;
    });
    return found ? { value: found.value } : { problem: say.chooseOne };
  }
  if (option.type === Option.integer || option.type === Option.number) {
    const { min_value: min, max_value: max } = option as { min_value?: number; max_value?: number };
    return checkNumber(app, typed, { whole: option.type === Option.integer, min, max });
  }
  const { min_length: min = 0, max_length: max = 6000 } = option as {
    min_length?: number;
    max_length?: number;
  };
  if (typed.length < min) return { problem: say.tooShort(min) };
  if (typed.length > max) return { problem: say.tooLong(max) };
  return { value: typed };
}

interface Range {
  readonly whole: boolean;
  readonly min: number | undefined;
  readonly max: number | undefined;
}

function checkNumber(app: App, typed: string, { whole, min, max }: Range): Checked {
  const say = words(app);
  const value = Number(typed);
  if (!Number.isFinite(value)) return { problem: say.notNumber };
  if (whole && !Number.isInteger(value)) return { problem: say.notWhole };
  if (min !== undefined && value < min) return { problem: say.tooSmall(min) };
  if (max !== undefined && value > max) return { problem: say.tooLarge(max) };
  return { value };
}

export function isProblem(checked: Checked): checked is { readonly problem: string } {
  return 'problem' in checked;
}
