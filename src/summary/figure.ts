// A figure of a text, in one form whatever the format: 62 million, 6200만 and 62M are one, and so are 2.2x, 2.2 times and 2.2배.

export interface Figure {
  /** Scaled: 62 million is 62,000,000. Null for a figure that is part of a name, such as DINOv2. */
  readonly value: number | null;
  /**
   * `%`, `x`, `d` for dimensions, `frac`, `month` for one of the year, another unit that clings to the number (16GB, 4-bit), or a
   * whole name; null where there is none.
   */
  readonly unit: string | null;
  /** What it measures, where that is time: `hour`, `day` and so on. */
  readonly time: TimeUnit | null;
  /** The whole product that it is a part of: 512×512. */
  readonly product: string | null;
  /** Whether it says itself that it isn't exact. */
  readonly isAbout: boolean;
  /** Whether it may be the writer's own count of what a text tells one after the other. */
  readonly isSoft: boolean;
  /** As it stands in the text. */
  readonly text: string;
  /** The Latin words on both sides, empty where there are none. */
  readonly before: string;
  readonly after: string;
  /** The next words of its sentence, in lower case. */
  readonly near: string;
}

export type Amount = Omit<Figure, 'before' | 'after' | 'near'>;

/** In seconds. */
export const TIME_UNITS = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_629_746,
  year: 31_556_952,
} as const;
export type TimeUnit = keyof typeof TIME_UNITS;

const TIMES: readonly (readonly [TimeUnit, RegExp])[] = [
  ['hour', /^[\s-]?(?:hours?|hrs?|h)\b|^\s?(?:시간|小时|小時|時間)/i],
  ['minute', /^[\s-]?(?:minutes?|mins?)\b|^\s?(?:분(?![의류포야할산석기])|分钟|分間)/i],
  ['second', /^[\s-]?(?:seconds?|secs?)\b|^\s?(?:초(?![과기반월대안소])|秒)/i],
  ['week', /^[\s-]?weeks?\b|^\s?(?:주(?=[\s간동만에 ]|$)|周|週間)/i],
  ['month', /^[\s-]?months?\b|^\s?(?:개월|달(?![러성])|个月|個月|か月|ヶ月|カ月)/i],
  ['year', /^[\s-]?years?\b|^\s?(?:년|年)/i],
  ['day', /^[\s-]?days?\b|^\s?(?:일(?![반부관치차련정]|러)|日|天)/i],
];

export function timeAfter(tail: string): TimeUnit | null {
  return TIMES.find(([, names]) => names.test(tail))?.[0] ?? null;
}

/** A figure with all that most of them don't have. */
export function plainAmount(value: number | null, unit: string | null, text: string): Amount {
  return { value, unit, time: null, product: null, isAbout: false, isSoft: false, text };
}

/** A figure that is told of itself, whatever stands around it. */
export function loneFigure(
  value: number,
  unit: string | null,
  text: string,
  time: TimeUnit | null = null,
): Figure {
  return { ...plainAmount(value, unit, text), time, before: '', after: '', near: '' };
}
