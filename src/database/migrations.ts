// How the database came to its present form: an ordered list to which one only appends.
import { sql } from 'kysely';
import { UserError } from '../model/errors.ts';
import { isPostgres } from './dialect.ts';
import { DefinitionsPlugin } from './postgres/definitions.ts';
import { hasOurTables } from './postgres/ours.ts';
import { createStartForm, START } from './postgres/start-form.ts';
import type { Db } from './schema.ts';

/** One step, in SQLite's words for columns. Never changed once released: append the next one. */
type Migration = (db: Db) => Promise<void>;

const MIGRATIONS: readonly Migration[] = [
  theFirstWholeDay,
  titlesRankedByTheirWords,
  whatDiscordRefuses,
  whenPausesEnd,
  whatArxivTells,
  shorterCards,
  whatIsBooked,
  revisionsOfPapers,
  whatMembersLike,
  orderOfDeliveries,
  whenAndWhereMembersAreTold,
  whatPapersMean,
  papersOfOrganizations,
  votesByButtons,
  deliveriesOfYears,
];

/** The form that this program writes, counted up with every change. */
export const LATEST_FORM = MIGRATIONS.length;

/** Brings the database up to date, each step in a transaction. Throws a UserError if a later version of paperboy wrote it. */
export async function migrate(db: Db): Promise<void> {
  const applied = isPostgres(db) ? await beginOnPostgres(db) : await beginOnSqlite(db);
  if (applied > LATEST_FORM) {
    throw new UserError('database-newer', { form: applied, known: LATEST_FORM });
  }
  for (const [index, step] of MIGRATIONS.entries()) {
    if (isPostgres(db) && index < START) continue;
    await db.transaction().execute(async (transaction) => {
      // Asked again under the write lock: another process may have been faster.
      if ((await lastApplied(transaction)) > index) return;
      await step(isPostgres(db) ? transaction.withPlugin(new DefinitionsPlugin()) : transaction);
      await sql`insert into migrations (number) values (${index + 1})`.execute(transaction);
    });
  }
}

/** Returns the form that it has; 0 for a new one. */
async function beginOnSqlite(db: Db): Promise<number> {
  await sql`
    create table if not exists migrations (
      number integer primary key,
      applied_at text not null default current_timestamp
    )`.execute(db);
  return lastApplied(db);
}

/** A new one has the form that it starts with. Who may read but not create finds its tables there already. */
async function beginOnPostgres(db: Db): Promise<number> {
  if (await hasOurTables(db)) return lastApplied(db);
  return db.transaction().execute(async (transaction) => {
    if (await hasOurTables(transaction)) return lastApplied(transaction);
    await sql`create table migrations (
      number bigint primary key,
      applied_at text collate "C" not null default to_char(now() at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS')
    )`.execute(transaction);
    await createStartForm(transaction);
    await sql`insert into migrations (number) values (${START})`.execute(transaction);
    return START;
  });
}

async function lastApplied(db: Db): Promise<number> {
  const query = sql<{ last: number }>`select coalesce(max(number), 0) as last from migrations`;
  return (await query.execute(db)).rows[0]?.last ?? 0;
}

async function theFirstWholeDay(db: Db): Promise<void> {
  const statements = [
    sql`create table papers (
      seq integer primary key,
      id text not null unique,
      date text not null,
      title text not null,
      authors text not null,
      image text,
      video text,
      upvotes integer,
      keywords text not null default '[]',
      github text,
      project text,
      abstract text,
      organization text,
      comments integer not null default 0,
      upvotes_now integer
    )`,
    sql`create index papers_by_date on papers (date)`,
    sql`create table listings (
      date text not null,
      paper_id text not null references papers (id),
      listed_at integer not null,
      seen_at integer not null,
      primary key (date, paper_id)
    )`,
    sql`create index listings_by_paper on listings (paper_id)`,
    sql`create table days (
      date text primary key,
      outcome text not null,
      detail text,
      at integer not null,
      refreshed integer not null default 0
    )`,
    sql`create table unwritten (
      date text not null,
      language text not null,
      primary key (date, language)
    )`,
    sql`create table digests (
      date text primary key,
      closed_at integer not null
    )`,
    sql`create table entries (
      date text not null references digests (date),
      paper_id text not null references papers (id),
      rank integer not null,
      title text not null,
      authors text not null,
      image text,
      video text,
      upvotes integer,
      late_of text,
      primary key (date, paper_id)
    )`,
    sql`create index entries_by_paper on entries (paper_id)`,
    sql`create table summaries (
      paper_id text not null references papers (id),
      language text not null,
      kind text not null,
      date text not null,
      by text,
      tldr text,
      bullets text not null,
      primary key (paper_id, language, kind, date)
    )`,
    sql`create table summary_tasks (
      paper_id text not null references papers (id),
      language text not null,
      claimed_until integer not null,
      attempts integer not null,
      next_at integer,
      complaint text,
      primary key (paper_id, language)
    )`,
    sql`create table spending (
      day text primary key,
      requests integer not null,
      input_tokens integer not null,
      output_tokens integer not null
    )`,
    sql`create table reports (
      paper_id text not null references papers (id),
      language text not null,
      member_id text not null,
      guild_id text,
      created_at integer not null,
      primary key (paper_id, language, member_id)
    )`,
    sql`create table subscriptions (
      id integer primary key,
      guild_id text not null,
      channel_id text not null,
      language text not null,
      layout text not null,
      time text,
      zone text not null,
      weekdays text not null,
      cards integer not null,
      min_upvotes integer not null,
      include text not null,
      exclude text not null,
      mention text,
      publish integer not null,
      weekly integer not null,
      paused text,
      told integer not null default 0,
      removed_at integer,
      created_at integer not null
    )`,
    sql`create unique index subscriptions_by_channel on subscriptions (channel_id, language) where removed_at is null`,
    sql`create index subscriptions_by_guild on subscriptions (guild_id)`,
    sql`create table deliveries (
      id integer primary key,
      kind text not null,
      recipient text not null,
      subscription_id integer references subscriptions (id),
      date text not null,
      key text not null unique,
      state text not null,
      linked_in integer references deliveries (id),
      created_at integer not null,
      finished_at integer,
      unique (kind, recipient, date)
    )`,
    sql`create table posts (
      delivery_id integer not null references deliveries (id),
      part integer not null,
      paper_id text references papers (id),
      guild_id text,
      channel_id text not null,
      message_id text unique,
      intended_at integer not null,
      sent_at integer,
      seeded integer not null default 0,
      shows text,
      upgraded integer not null default 0,
      publish_at integer,
      primary key (delivery_id, part)
    )`,
    sql`create index posts_by_paper on posts (paper_id)`,
    sql`create index posts_by_time on posts (sent_at)`,
    sql`create table leases (
      name text primary key,
      holder text not null,
      until integer not null
    )`,
    sql`create table votes (
      guild_id text not null,
      paper_id text not null references papers (id),
      member_id text not null,
      source text not null,
      value integer not null,
      created_at integer not null,
      primary key (guild_id, paper_id, member_id, source)
    )`,
    sql`create index votes_by_source on votes (source)`,
    sql`create index votes_by_member on votes (member_id)`,
    sql`create table servers (
      guild_id text primary key,
      vote_up text,
      vote_down text,
      gone_at integer
    )`,
    sql`create table saved (
      member_id text not null,
      paper_id text not null references papers (id),
      created_at integer not null,
      primary key (member_id, paper_id)
    )`,
    sql`create table members (
      member_id text primary key,
      locale text not null,
      paused integer not null default 0,
      mention_in text
    )`,
    sql`create table follows (
      id integer primary key,
      member_id text not null references members (member_id),
      kind text not null,
      text text not null,
      created_at integer not null,
      unique (member_id, kind, text)
    )`,
    sql`create table lookups (
      id text primary key,
      member_id text not null,
      query text not null,
      created_at integer not null
    )`,
    sql`create index lookups_by_time on lookups (created_at)`,
    sql`create table settings (
      key text primary key,
      value text not null
    )`,
  ];
  for (const statement of statements) await statement.execute(db);
}

/** It changed the index, which was a part of the database then. */
async function titlesRankedByTheirWords(): Promise<void> {}

/** Cards that it takes in no form, vote emoji that are gone, and what other bots react with. */
async function whatDiscordRefuses(db: Db): Promise<void> {
  await sql`alter table posts add column left_out integer not null default 0`.execute(db);
  await sql`alter table posts add column bots text`.execute(db);
  await sql`alter table servers add column lost_emoji text`.execute(db);
}

/** When a paused channel is tried again where no event tells that it works, or when a limit of requests ends. */
async function whenPausesEnd(db: Db): Promise<void> {
  await sql`alter table subscriptions add column try_at integer`.execute(db);
  await sql`alter table subscriptions add column tries integer not null default 0`.execute(db);
  // They waited for a person.
  await sql`update subscriptions set try_at = 0 where paused in ('refused', 'forum-full')`.execute(db);
}

/** Papers that no list had. */
async function whatArxivTells(db: Db): Promise<void> {
  await sql`create table arxiv_records (
    paper_id text primary key references papers (id),
    submitted text not null,
    categories text not null,
    doi text,
    fetched_at integer not null
  )`.execute(db);
}

/** New subscriptions get the gist and a button to discuss; those that stand keep the whole summary. */
async function shorterCards(db: Db): Promise<void> {
  await sql`alter table subscriptions add column summary text not null default 'full'`.execute(db);
  await sql`alter table subscriptions add column discuss integer not null default 1`.execute(db);
}

/** Tokens are booked before they are spent, and the answers for a paper are counted. */
async function whatIsBooked(db: Db): Promise<void> {
  await sql`alter table spending add column booked_tokens integer not null default 0`.execute(db);
  await sql`create table summary_answers (
    paper_id text not null references papers (id),
    language text not null,
    day text not null,
    answers integer not null,
    primary key (paper_id, language, day)
  )`.execute(db);
}

/** What an index in a file of its own is held against; the one in the database goes (see moved-index.ts). */
async function revisionsOfPapers(db: Db): Promise<void> {
  await sql`create table revisions (number integer primary key)`.execute(db);
  await sql`alter table papers add column revision integer not null default 0`.execute(db);
  await sql`create index papers_by_revision on papers (revision)`.execute(db);
  await sql`insert into settings (key, value) values ('identity', lower(hex(randomblob(16))))`.execute(db);
  await sql`delete from settings where key = 'index'`.execute(db);
}

/** What is learned of tastes, and where it is used. */
async function whatMembersLike(db: Db): Promise<void> {
  await sql`create table likings (
    member_id text not null,
    paper_id text not null references papers (id),
    value integer not null,
    created_at integer not null,
    primary key (member_id, paper_id)
  )`.execute(db);
  await sql`create table tastes (
    kind text not null,
    owner text not null,
    off integer not null default 0,
    since integer not null default 0,
    made_of text,
    model blob,
    primary key (kind, owner)
  )`.execute(db);
  await sql`alter table subscriptions add column ranking text not null default 'upvotes'`.execute(db);
  await sql`alter table subscriptions add column monthly integer not null default 0`.execute(db);
  await sql`alter table members add column for_you integer not null default 0`.execute(db);
}

/** What was ordered by a taste stays in that order until all of it is posted. */
async function orderOfDeliveries(db: Db): Promise<void> {
  await sql`alter table deliveries add column paper_order text`.execute(db);
}

/** Once a week rather than every day, and in a channel that takes it rather than in direct messages. */
async function whenAndWhereMembersAreTold(db: Db): Promise<void> {
  await sql`alter table members add column weekly integer not null default 0`.execute(db);
  await sql`alter table members add column told_guild text`.execute(db);
  await sql`alter table members add column told_channel text`.execute(db);
  await sql`alter table members add column lost_channel integer not null default 0`.execute(db);
  await sql`alter table servers add column follow_channels text not null default '[]'`.execute(db);
}

/** What a model makes of a paper's text, in numbers; kept for ever, as each was paid for. */
async function whatPapersMean(db: Db): Promise<void> {
  await sql`create table embeddings (
    paper_id text primary key references papers (id),
    model text not null,
    vector blob,
    tries integer not null default 0,
    next_at integer not null
  )`.execute(db);
}

/** Whoever follows an organisation, or types its name, shall not wait for a look at all papers. */
async function papersOfOrganizations(db: Db): Promise<void> {
  await sql`create index papers_by_organization on papers (lower(organization), organization)`.execute(db);
}

/** Members vote by buttons on cards, whose counts are edited when they are due. */
async function votesByButtons(db: Db): Promise<void> {
  await sql`alter table subscriptions add column voting text not null default 'reactions'`.execute(db);
  await sql`alter table posts add column votes_shown text`.execute(db);
  await sql`alter table posts add column votes_due integer`.execute(db);
  await sql`create index posts_with_vote_buttons on posts (guild_id, paper_id) where votes_shown is not null`.execute(
    db,
  );
  await sql`create index posts_by_votes_due on posts (votes_due) where votes_due is not null`.execute(db);
}

/** What is asked every minute, or with each post, reads no more than it is about, however many days and servers came before. */
async function deliveriesOfYears(db: Db): Promise<void> {
  await sql`create index deliveries_by_date on deliveries (date, kind)`.execute(db);
  await sql`create index deliveries_by_subscription on deliveries (subscription_id)`.execute(db);
  await sql`create index deliveries_by_link on deliveries (linked_in) where linked_in is not null`.execute(
    db,
  );
  await sql`create index posts_by_publishing on posts (publish_at) where publish_at is not null`.execute(db);
}
