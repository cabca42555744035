// A summary is an optional one-line TL;DR and bullets, each with an optional label and a depth.

export interface Bullet {
  readonly label: string | null;
  readonly text: string;
  /** 0, or 1 for nested bullets and numbered lists. */
  readonly depth: 0 | 1;
}

/**
 * Who wrote it: `written` stands in a digest without a mark (a model's or a person's summary in the digest's
 * language); `ai` is the source's English one; `extract` is sentences of the abstract.
 */
export type SummaryKind = 'written' | 'ai' | 'extract';

export interface Summary {
  readonly kind: SummaryKind;
  /** The model that wrote it; null where a person did, or nobody knows. */
  readonly by: string | null;
  /** BCP 47. */
  readonly language: string;
  readonly tldr: string | null;
  readonly bullets: readonly Bullet[];
}

export function isEmpty(summary: Summary): boolean {
  return summary.tldr === null && summary.bullets.length === 0;
}

export function noSummary(language: string): Summary {
  return { kind: 'written', by: null, language, tldr: null, bullets: [] };
}

/**
 * The summary that a reader of `language` gets: the one written in it, or in its other script or region, else the
 * source's English one, else an extract of the abstract, else one in another language; null where there is none.
 */
export function chooseSummary<S extends Readonly<Record<'kind' | 'language', string>>>(
  summaries: readonly S[],
  language: string,
): S | null {
  const written = summaries.filter(({ kind }) => kind === 'written');
  return (
    written.find((summary) => summary.language === language) ??
    written.find((summary) => base(summary.language) === base(language)) ??
    summaries.find(({ kind }) => kind === 'ai') ??
    summaries.find(({ kind }) => kind === 'extract') ??
    written[0] ??
    null
  );
}

const base = (tag: string) => tag.split('-')[0];

/** A model's name as documents and cards show it: without white space or markup. */
export function modelName(name: string): string {
  return name.replace(/[^\w./:@+-]+/g, '-').slice(0, 60);
}
