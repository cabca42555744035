// Counts by the powers of two that they reach, so that the highest are found without reading all.

export const HIGHEST_LEVEL = 13;

/** 0 for none, 1 for 1, 2 for 2 and 3, 3 for 4 to 7 and so on. */
export function levelOf(count: number): number {
  return count < 1 ? 0 : Math.min(HIGHEST_LEVEL, Math.floor(Math.log2(count)) + 1);
}

/** Stands before a level in the full-text index, so that nobody can type it. */
const MARK = '\ue003';

/** The token of papers that reach a level. */
export function levelToken(level: number): string {
  return MARK + level;
}

/** The tokens of all levels that a count reaches; 0 is reached by all. */
export function levelTokens(count: number): string[] {
  return Array.from({ length: levelOf(count) + 1 }, (_, level) => levelToken(level));
}
