// The summaries of a paper that a reader can choose from: the newest of each kind and language.

import type { Db } from '../database/schema.ts';
import type { Summary } from '../model/summary.ts';
import { summariesOf } from './summaries.ts';

export async function summaryVersions(db: Db, paperId: string): Promise<Summary[]> {
  const all = (await summariesOf(db, [paperId])).get(paperId) ?? [];
  const newest = new Map(all.toReversed().map((summary) => [versionName(summary), summary]));
  return [...newest.values()].sort((a, b) => order(a).localeCompare(order(b)));
}

/** Such as written:ko. */
export function versionName({ kind, language }: Pick<Summary, 'kind' | 'language'>): string {
  return `${kind}:${language}`;
}

/** Written ones first. */
const KINDS: readonly Summary['kind'][] = ['written', 'ai', 'extract'];
const order = ({ kind, language }: Summary) => `${KINDS.indexOf(kind)} ${language}`;
