// Fits a list into a message: as many papers in full as there is room for, the others short.
import { truncate } from '../../model/text.ts';

export interface ListLine {
  readonly long: string;
  readonly short: string;
}

/** `between` parts them; cut off where even the short ones are too long. */
export function fitLines(lines: readonly ListLine[], max: number, between: string): string {
  for (let full = lines.length; full >= 0; full--) {
    const text = lines.map(({ long, short }, index) => (index < full ? long : short)).join(between);
    if (text.length <= max) return text;
  }
  return truncate(lines.map(({ short }) => short).join('\n'), max);
}
