// A sheet is a list of papers in some format, written one paper at a time, so that it can be any length.
import type { SummarisedPaper } from '../model/paper.ts';

export type CitedPaper = SummarisedPaper;

/** Serves for one list: a sheet may remember what it wrote, to name no two papers alike. */
export interface Sheet {
  readonly start: string;
  readonly between: string;
  readonly end: string;
  readonly write: (paper: CitedPaper) => string;
}

/** The whole list as one text. */
export function fill({ start, between, end, write }: Sheet, papers: readonly CitedPaper[]): string {
  return start + papers.map(write).join(between) + end;
}
