// The tables as kysely sees them; migrations.ts makes them.
import type { Generated, Kysely } from 'kysely';

/** A list or object, kept as JSON text. */
type Json = string;
/** Epoch milliseconds. */
type Millis = number;

export interface Schema {
  papers: {
    /** Ascends with the paper's date, by which it is found in the index, too (see papers.ts). */
    seq: number;
    id: string;
    date: string;
    title: string;
    authors: Json;
    image: string | null;
    video: string | null;
    upvotes: number | null;
    keywords: Json;
    github: string | null;
    project: string | null;
    abstract: string | null;
    organization: string | null;
    comments: number;
    /** As last seen, where `upvotes` is the digest's. */
    upvotes_now: number | null;
    /** The latest in which anything that is searched has changed; 0 before there were any. */
    revision: number;
  };
  /** How often papers have changed: the index is brought up to the latest. */
  revisions: {
    number: number;
  };
  /** What arXiv told of papers that somebody asked for; kept for ever. */
  arxiv_records: {
    paper_id: string;
    submitted: string;
    categories: Json;
    doi: string | null;
    fetched_at: Millis;
  };
  /** The source's list of a day, as far as it was ever seen. */
  listings: {
    date: string;
    paper_id: string;
    /** When the source put it on the list. */
    listed_at: Millis;
    /** When it was first seen there. */
    seen_at: Millis;
  };
  /** What became of a day that the collector looked at. */
  days: {
    date: string;
    outcome: string;
    detail: string | null;
    /** When it was tried last, or decided. */
    at: Millis;
    /** How often its upvotes were looked at again. */
    refreshed: number;
  };
  /** Documents of the archive that are to be written. */
  unwritten: {
    date: string;
    language: string;
  };
  digests: {
    date: string;
    closed_at: Millis;
  };
  /** A paper in a digest, as that digest tells it. */
  entries: {
    date: string;
    paper_id: string;
    rank: number;
    title: string;
    authors: Json;
    image: string | null;
    video: string | null;
    upvotes: number | null;
    /** The day under which the source listed it, where that is an earlier one. */
    late_of: string | null;
  };
  /** `date` is the digest that the summary stands in; the newest of a kind and language is the paper's. */
  summaries: {
    paper_id: string;
    language: string;
    kind: string;
    date: string;
    /** The model that wrote it. */
    by: string | null;
    tldr: string | null;
    /** Packed; JSON text in rows of before (see packed-bullets.ts). */
    bullets: Json | Uint8Array;
  };
  /** Summaries that are being made, or could not be made: a row stands before anything is paid for. */
  summary_tasks: {
    paper_id: string;
    language: string;
    /** Until when somebody is at it; after a crash it is free again then. */
    claimed_until: Millis;
    attempts: number;
    /** When it may be taken up again; null where it was given up. */
    next_at: Millis | null;
    complaint: string | null;
  };
  /** What summaries cost, by day (UTC). */
  spending: {
    day: string;
    requests: number;
    input_tokens: number;
    output_tokens: number;
    /** Of requests whose cost isn't known: they are under way, or were lost. */
    booked_tokens: Generated<number>;
  };
  /** Whole answers of a model, by day (UTC). */
  summary_answers: {
    paper_id: string;
    language: string;
    day: string;
    answers: number;
  };
  /** Members who found a summary wrong. */
  reports: {
    paper_id: string;
    language: string;
    member_id: string;
    guild_id: string | null;
    created_at: Millis;
  };
  /** "More like this" (1) and "not for me" (-1). */
  likings: {
    member_id: string;
    paper_id: string;
    value: number;
    created_at: Millis;
  };
  /** What a model made of papers' texts (see taste/kept-embeddings.ts). */
  embeddings: {
    paper_id: string;
    /** Another one's row is as good as none. */
    model: string;
    /** A signed byte a dimension; null where it is asked for now, or came to nothing. */
    vector: Uint8Array | null;
    /** How often it came to nothing. */
    tries: Generated<number>;
    /** Before then it isn't asked for (again). */
    next_at: Millis;
  };
  /** What was learned of a member's or server's taste; without a row, nothing yet. */
  tastes: {
    /** member or server. */
    kind: string;
    owner: string;
    /** Whether nothing is to be learned. */
    off: Generated<number>;
    /** What was chosen before is forgotten. */
    since: Generated<Millis>;
    /** Tells of which choices the model is made; null where there is none. */
    made_of: string | null;
    model: Uint8Array | null;
  };
  subscriptions: {
    id: Generated<number>;
    guild_id: string;
    channel_id: string;
    language: string;
    layout: string;
    /** HH:MM, or null for as soon as a digest is ready. */
    time: string | null;
    zone: string;
    weekdays: Json;
    cards: number;
    summary: Generated<string>;
    discuss: Generated<number>;
    min_upvotes: number;
    include: Json;
    exclude: Json;
    mention: string | null;
    publish: number;
    weekly: number;
    /** upvotes, or taste. */
    ranking: Generated<string>;
    voting: Generated<string>;
    /** Whether the month's trends are posted. */
    monthly: Generated<number>;
    paused: string | null;
    /** Whether the admins were told why it is paused. */
    told: number;
    /** When it is tried again, and how often it was since it was paused. */
    try_at: Millis | null;
    tries: Generated<number>;
    /** When an admin removed it; its cards, and the votes on them, live on. */
    removed_at: Millis | null;
    created_at: Millis;
  };
  deliveries: {
    id: Generated<number>;
    /** digest, weekly, matches or mentions. */
    kind: string;
    /** The subscription's id, or the member's. */
    recipient: string;
    /** Null where a member gets it. */
    subscription_id: number | null;
    date: string;
    /** The nonces and button ids of its messages are made of it. */
    key: string;
    state: string;
    /** For a digest that is only linked to: the delivery whose header has the link. */
    linked_in: number | null;
    created_at: Millis;
    finished_at: Millis | null;
    /** The ids of its papers in the order of the server's taste; null where they stand in the digest's. */
    paper_order: Json | null;
  };
  /** The ledger: a row stands before its message is sent. */
  posts: {
    delivery_id: number;
    /** 0 is the header, then the cards by their place in the digest, then lists from 1000 on. */
    part: number;
    paper_id: string | null;
    /** Null in direct messages. */
    guild_id: string | null;
    /** Where the message is: the thread, for one in a thread. */
    channel_id: string;
    message_id: string | null;
    intended_at: Millis;
    sent_at: Millis | null;
    /** How many of the votes' emoji the bot has put on it. */
    seeded: Generated<number>;
    /** The kind and language of the summary that the card shows, such as "extract en". */
    shows: string | null;
    /** Whether it was edited for a better summary already. */
    upgraded: Generated<number>;
    /** Null where it isn't to be published; the time from which on it may be tried; 0 once it is published. */
    publish_at: Millis | null;
    /** Whether Discord refuses it for good, in any form. */
    left_out: Generated<number>;
    /** How many other bots react to it, by reaction; null where none does. */
    bots: Json | null;
    /** What its vote buttons show, such as "👍 3"; empty where that isn't known, null where it has none. */
    votes_shown: string | null;
    /** From when on they may be edited to what is so; null where they show it, as far as is known. */
    votes_due: Millis | null;
  };
  /** Which process is the bot, where several run on one database. */
  leases: {
    name: string;
    holder: string;
    until: Millis;
  };
  votes: {
    guild_id: string;
    paper_id: string;
    member_id: string;
    source: string;
    /** 1 for, -1 against. */
    value: number;
    created_at: Millis;
  };
  /** What a server has chosen, and since when the bot isn't in it any more. */
  servers: {
    guild_id: string;
    /** An emoji, or name:id of a custom one; null for the usual one. */
    vote_up: string | null;
    /** Null where there are no votes against. */
    vote_down: string | null;
    /** The custom emoji that members voted with until Discord didn't know it any more; null where none is lost. */
    lost_emoji: string | null;
    gone_at: Millis | null;
    /** The ids of channels in which members may be told of what they follow. */
    follow_channels: Generated<Json>;
  };
  saved: {
    member_id: string;
    paper_id: string;
    created_at: Millis;
  };
  /** Members who follow something. */
  members: {
    member_id: string;
    /** Discord's name of their language, as it was last seen. */
    locale: string;
    /** Whether direct messages to them were refused. */
    paused: number;
    /** The server in which they may be mentioned instead. */
    mention_in: string | null;
    /** Since when they get a message a day with papers for them; 0 where they don't. */
    for_you: Generated<Millis>;
    /** Whether they are told once a week rather than every day. */
    weekly: Generated<number>;
    /** The server and its channel in which they are told; null where it is direct messages. */
    told_guild: string | null;
    told_channel: string | null;
    /** Whether that channel takes no messages any more, and they don't know of it yet. */
    lost_channel: Generated<number>;
  };
  follows: {
    id: Generated<number>;
    member_id: string;
    /** keyword or author. */
    kind: string;
    text: string;
    created_at: Millis;
  };
  /** What a list answers, so that its page buttons work after a restart. */
  lookups: {
    id: string;
    member_id: string;
    query: Json;
    created_at: Millis;
  };
  settings: {
    key: string;
    value: string;
  };
}

/** The whole database, or a transaction on it. */
export type Db = Kysely<Schema>;
