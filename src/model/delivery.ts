// How the messages of a delivery are named, and how the ledger notes what a card shows.
import type { Summary } from './summary.ts';

/** Names a message of a delivery: its nonce (Discord: at most 25 characters) and the mark in its components. */
export function partKey(key: string, part: number): string {
  return `${key}.${part}`;
}

/** The delivery's key, and the part; NaN where it is no key of a part. */
export function readPartKey(key: string): { readonly delivery: string; readonly part: number } {
  const at = key.lastIndexOf('.');
  return { delivery: key.slice(0, Math.max(0, at)), part: Number.parseInt(key.slice(at + 1), 10) };
}

/** How the ledger notes which summary a card shows. */
export function shownBy({ kind, language }: Summary): string {
  return `${kind} ${language}`;
}

/** What became of a delivery: all of it is posted, none of its papers was wanted, or the process is ending. */
export type Delivered = 'posted' | 'nothing' | 'interrupted';
