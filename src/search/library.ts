// What look-ups read: the database, which is the truth, and the index, by which it is searched.
import type { Db } from '../database/schema.ts';
import type { Index } from './open-index.ts';

export interface Library {
  readonly store: Db;
  readonly index: Index;
}
