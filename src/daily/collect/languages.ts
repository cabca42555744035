// The languages that digests and summaries are made in: the host's own, and each that a channel asked for.

import type { Db } from '../../database/schema.ts';
import { unique } from '../../model/text.ts';
import { subscribedLanguages } from '../../store/subscriptions.ts';

export async function languagesInUse(db: Db, own: string): Promise<string[]> {
  return unique([own, ...(await subscribedLanguages(db))]);
}
