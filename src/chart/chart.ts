// What a picture of figures shows: groups of bars, each with how it was and how it is.

export interface Chart {
  readonly title: string;
  /** Which colour means what, in words. */
  readonly legend: string;
  readonly look: Look;
  readonly groups: readonly BarGroup[];
}

export const LOOKS = ['dark', 'light'] as const;
export type Look = (typeof LOOKS)[number];

export interface BarGroup {
  readonly title: string;
  readonly tone: 'rising' | 'falling' | 'liked';
  readonly bars: readonly Bar[];
}

interface Bar {
  readonly name: string;
  /** Per cent. */
  readonly before: number;
  readonly now: number;
}

/** All that is written in it. */
export function textsOf({ title, legend, groups }: Chart): string[] {
  return [title, legend, ...groups.flatMap((group) => [group.title, ...group.bars.map(({ name }) => name)])];
}
