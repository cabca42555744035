// The tables in an order in which each refers only to those before it, and by what the rows of each are told apart.
import type { Schema } from './schema.ts';

export type Table = keyof Schema & string;

/** All but settings, which says what the database is itself, and leases, which belong to whoever runs on it. */
export const TABLES: Readonly<Record<Exclude<Table, 'settings' | 'leases'>, readonly string[]>> = {
  papers: ['seq'],
  revisions: ['number'],
  arxiv_records: ['paper_id'],
  embeddings: ['paper_id'],
  listings: ['date', 'paper_id'],
  days: ['date'],
  unwritten: ['date', 'language'],
  digests: ['date'],
  entries: ['date', 'paper_id'],
  summaries: ['paper_id', 'language', 'kind', 'date'],
  summary_tasks: ['paper_id', 'language'],
  summary_answers: ['paper_id', 'language', 'day'],
  spending: ['day'],
  reports: ['paper_id', 'language', 'member_id'],
  subscriptions: ['id'],
  deliveries: ['id'],
  posts: ['delivery_id', 'part'],
  servers: ['guild_id'],
  votes: ['guild_id', 'paper_id', 'member_id', 'source'],
  saved: ['member_id', 'paper_id'],
  likings: ['member_id', 'paper_id'],
  tastes: ['kind', 'owner'],
  members: ['member_id'],
  follows: ['id'],
  lookups: ['id'],
};

/** Those whose rows the database numbers itself. */
export const NUMBERED: readonly Table[] = ['subscriptions', 'deliveries', 'follows'];
