// What a database holds that nobody may lose, row by row.
import { DatabaseSync } from 'node:sqlite';

const TOLD_TABLES = {
  papers: 'select id from papers',
  votes: 'select guild_id, paper_id, member_id, value from votes',
  saved: 'select member_id, paper_id from saved',
  follows: 'select member_id, kind, text from follows',
  subscriptions: 'select id, channel_id from subscriptions',
  deliveries: `select id, date from deliveries where state = 'posted'`,
  posts: 'select message_id from posts where message_id is not null',
};

export type Rows = Readonly<Record<string, ReadonlySet<string>>>;

export function readRows(file: string): Rows {
  using database = new DatabaseSync(file, { timeout: 10_000 });
  return Object.fromEntries(
    Object.entries(TOLD_TABLES).map(([table, sql]) => [
      table,
      new Set(
        database
          .prepare(sql)
          .all()
          .map((row) => JSON.stringify(row)),
      ),
    ]),
  );
}

export function missing(before: Rows, now: Rows): string[] {
  return Object.entries(before).flatMap(([table, rows]) =>
    [...rows].filter((row) => !now[table]?.has(row)).map((row) => `${table} lacks ${row}`),
  );
}
