// What processes that share jobs hear, and write down of what they did, in torture-jobs.ts.

export interface JobOrders {
  /** The database's address. */
  readonly url: string;
  /** Of the archive. */
  readonly folder: string;
}

/** The round's day has come: all jobs are due. */
export interface DayOrder {
  readonly round: number;
}

/** Beside the bot's tables, by the server's clock. Earnest: jobs do what they do for the bot, and don't only take their time. */
export const LEDGER = `
  create table clock (round integer primary key, earnest boolean not null);
  create table runs (id bigint generated always as identity primary key, kind text not null, round integer not null,
    earnest boolean not null, pid integer not null, began timestamptz not null default clock_timestamp(), ended timestamptz);
  create index on runs (round);
  create table kills (pid integer not null, at timestamptz not null default clock_timestamp());
  create table bought (what text not null, paper text not null);
  create table closed (date text not null)`;
