// The sentence of a summary that shows why a paper was found, with what was asked for marked.

import { fold } from '../index/tokens.ts';
import { CUT, excerptOf } from './excerpt.ts';
import { patternOf } from './hit-pattern.ts';
import type { ParsedQuery } from './query.ts';

/** A piece of text; `hit` is whether it was asked for. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/**
 * The text with most different hits, cut to `max` characters around the first; the first text if none has any. It is cut
 * between words, and "…" stands wherever it is cut.
 */
export function snippet(texts: readonly string[], parsed: ParsedQuery, max: number): Piece[] {
  const patterns = parsed.wanted.map(patternOf);
  const found = texts.map((text) => ({ text, hits: hitsIn(text, patterns) }));
  const [best] = found.sort((a, b) => b.hits.terms - a.hits.terms);
  if (!best) return [];
  const { text, hits } = best;
  const [start, end] = excerptOf(text, hits.places[0] ?? [0, 0], max);
  const inside = hits.places.flatMap(([from, to]): Place[] =>
    from >= start && from < end ? [[from - start, Math.min(to, end) - start]] : [],
  );
  const pieces = piecesOf(text.slice(start, end), inside);
  return [
    ...(start > 0 ? [{ text: CUT, hit: false }] : []),
    ...pieces,
    ...(end < text.length ? [{ text: CUT, hit: false }] : []),
  ];
}

type Place = readonly [start: number, end: number];

function hitsIn(text: string, patterns: readonly RegExp[]): { terms: number; places: Place[] } {
  const { folded, origin } = foldWithOrigin(text);
  const matches = patterns.map((pattern) => [...folded.matchAll(pattern)]);
  const places = matches.flat().map(({ 0: { length }, index }): Place => {
    return [origin[index] ?? 0, origin[index + length] ?? text.length];
  });
  return { terms: matches.filter((of) => of.length > 0).length, places: merged(places) };
}

/** The folded text, and for each of its characters where in the text it comes from. */
function foldWithOrigin(text: string): { folded: string; origin: number[] } {
  const origin: number[] = [];
  let folded = '';
  for (const { 0: cluster, index } of text.matchAll(/\P{M}\p{M}*/gu)) {
    const of = fold(cluster);
    for (let at = 0; at < of.length; at++) origin.push(index);
    folded += of;
  }
  return { folded, origin: [...origin, text.length] };
}

function merged(places: readonly Place[]): Place[] {
  const all: Place[] = [];
  for (const [start, end] of places.toSorted((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && start <= last[1]) all.splice(-1, 1, [last[0], Math.max(last[1], end)]);
    else all.push([start, end]);
  }
  return all;
}

function piecesOf(text: string, places: readonly Place[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [start, end] of places) {
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false });
    pieces.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
  return pieces;
}
