// Texts apart into graphemes, words or sentences.

type Granularity = NonNullable<Intl.SegmenterOptions['granularity']>;

const made = new Map<Granularity, Intl.Segmenter>();

/** Made when it is first asked for: the first of them takes as long as to load a hundred files. */
export function segmenter(granularity: Granularity): Intl.Segmenter {
  const known = made.get(granularity);
  if (known) return known;
  const segmenter = new Intl.Segmenter('en', { granularity });
  made.set(granularity, segmenter);
  return segmenter;
}
