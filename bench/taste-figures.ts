// How well an order finds what was chosen: the chance to stand before another one, among the first five, and how far up.

export interface Figures {
  /** Of the others, the share that stands behind the chosen one. */
  readonly auc: number;
  /** How often it is among the first five. */
  readonly hit5: number;
  /** One divided by its place, on average. */
  readonly mrr: number;
}

const FIRST = 5;

/** Of one choice: `chosen` is its score, `others` are those of the rest. What scores the same stands in any order. */
export function figuresOf(chosen: number, others: readonly number[]): Figures {
  const before = others.filter((score) => score > chosen).length;
  const beside = others.filter((score) => score === chosen).length;
  const places = Array.from({ length: beside + 1 }, (_, more) => before + more + 1);
  const mean = (value: (place: number) => number) =>
    places.reduce((sum, place) => sum + value(place), 0) / places.length;
  return {
    auc: 1 - (before + beside / 2) / others.length,
    hit5: mean((place) => (place <= FIRST ? 1 : 0)),
    mrr: mean((place) => 1 / place),
  };
}

/** On average, to three decimals. */
export function meanFigures(all: readonly Figures[]): Figures {
  const mean = (value: (figures: Figures) => number) =>
    Math.round((all.reduce((sum, each) => sum + value(each), 0) / all.length) * 1000) / 1000;
  return { auc: mean(({ auc }) => auc), hit5: mean(({ hit5 }) => hit5), mrr: mean(({ mrr }) => mrr) };
}
