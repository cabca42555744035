// The index's tables as kysely sees them; tables.ts makes them. Nothing in them is a fact: all is made of the database's papers.
import type { Kysely } from 'kysely';

export interface IndexSchema {
  /** One row: what the index is of, and how far it is. */
  state: {
    /** Of the database. */
    identity: string;
    /** What decides what stands in the index for the same papers. */
    form: string;
    /** Papers that a day has room for (see seq.ts). */
    room: number;
    /** The database's revision that is in it whole; for one that is being made, the one that it will have. */
    revision: number;
    /** Of one that is being made, the database's seq of the last paper that is in it; null once all are. */
    made_to: number | null;
  };
  /** What ranking reads of a hit, in few pages: the papers themselves are long. */
  indexed: {
    seq: number;
    id: string;
    words: string;
    inside: string;
    head: number;
    upvotes: number | null;
    /** Of all that stands in the full text. */
    fingerprint: number;
  };
  people: {
    id: number;
    key: string;
    name: string;
    papers: number;
  };
  bylines: {
    seq: number;
    person: number;
  };
  filed_names: {
    level: number;
    name: string;
    person: number;
  };
  /** All words of a length that titles and names have, in one text. */
  spellings: {
    length: number;
    words: string;
  };
}

/** The index, or a transaction on it. */
export type IndexDb = Kysely<IndexSchema>;
