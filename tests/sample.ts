// What costs seconds on all real data is tried on a sample of it, and on the whole where the environment says WHOLE=1, as CI does.

export const isWhole = process.env.WHOLE === '1';

/** Every so many of the items, from one of them on. */
export function sample<T>(items: readonly T[], every: number, from = 0): T[] {
  return isWhole ? [...items] : items.filter((_, index) => index % every === from % every);
}

/** How often something is tried. */
export const runs = (whole: number, sampled: number) => (isWhole ? whole : sampled);
