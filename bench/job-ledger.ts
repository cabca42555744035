// What processes that share jobs hear, and write down of what they did, in torture-jobs.ts.

export interface JobOrders {
  /** The database's address. */
  readonly url: string;
  /** Of the archive. */
  readonly folder: string;
}

/** In every so many rounds a day ends, and the jobs do what they do for the bot; in the others they only take their time. */
export const EARNEST_EVERY = 20;

/** The round has come: all jobs are due. */
export interface DayOrder {
  readonly round: number;
}

/** Beside the bot's tables, by the server's clock. */
export const LEDGER = `
  create table clock (round integer primary key, earnest boolean not null);
  create table runs (id bigint generated always as identity primary key, kind text not null, round integer not null,
    earnest boolean not null, pid integer not null, began timestamptz not null default clock_timestamp(), ended timestamptz);
  create index on runs (round);
  create table kills (pid integer not null, at timestamptz not null default clock_timestamp());
  create table bought (what text not null, paper text not null);
  create table closed (date text not null)`;
