// A subscription is a channel that gets digests; a delivery is one digest to one subscription.
import type { Timetable } from './hour.ts';

/**
 * `cards`: a header, then a card a paper. `thread`: the same with the cards in the header's thread. `forum`: a post for
 * the day and one a paper. `compact`: the header alone, with a menu that opens a paper.
 */
export const LAYOUTS = ['cards', 'thread', 'forum', 'compact'] as const;
export type Layout = (typeof LAYOUTS)[number];

export const SUMMARY_LENGTHS = ['short', 'full'] as const;
export type SummaryLength = (typeof SUMMARY_LENGTHS)[number];

/** What the papers of a post are ordered by: the world's upvotes, or what this server's votes have taught. */
export const RANKINGS = ['upvotes', 'taste'] as const;
type Ranking = (typeof RANKINGS)[number];

/** How members vote on cards: by reactions, of which the bot puts the first on each, or by buttons, which cost it no request. */
export const VOTINGS = ['reactions', 'buttons'] as const;
export type Voting = (typeof VOTINGS)[number];

/** What an admin chooses. */
export interface Plan extends Timetable {
  /** BCP 47; the language of the posts. */
  readonly language: string;
  readonly layout: Layout;
  /** How many papers get a card of their own; the header lists them all. */
  readonly cards: number;
  /** How much of a summary a card shows: its gist and three bullets, or all of it. */
  readonly summary: SummaryLength;
  /** Whether a card has a button that opens a thread about its paper. */
  readonly discuss: boolean;
  readonly minUpvotes: number;
  /** A paper must have one of these words, if there are any, and none of the others. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** A role to mention in the header, or null for nobody. */
  readonly mention: string | null;
  /** Whether the header is published, in announcement channels. */
  readonly publish: boolean;
  /** Whether the week's favourites are posted too, on Mondays. */
  readonly weekly: boolean;
  /** Whether the month's trends are posted too, on the first of the next. */
  readonly monthly: boolean;
  readonly ranking: Ranking;
  readonly voting: Voting;
}

/** Why nothing is posted: an admin's wish, or what Discord said. */
export const PAUSE_REASONS = [
  'admin',
  'channel-gone',
  'no-access',
  'no-permission',
  'kicked',
  'forum-full',
  'timed-out',
  'thread-locked',
  'tags-required',
  'slow-mode',
  'blocked-words',
  'no-embeds',
  'refused',
] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

export interface Subscription extends Plan {
  readonly id: number;
  readonly guildId: string;
  readonly channelId: string;
  readonly paused: PauseReason | null;
  /**
   * When a paused channel is tried again though nothing tells that it works, or a limit of requests ends; in epoch
   * milliseconds. Null where the gateway tells of the end.
   */
  readonly tryAt: number | null;
  /** Digests that closed before are not owed, in epoch milliseconds. */
  readonly createdAt: number;
}

export const MOST_CARDS = 25;

/** What a new subscription is unless the admin says otherwise. */
export function defaultPlan(language: string): Plan {
  return {
    time: null,
    zone: 'UTC',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    language,
    layout: 'cards',
    cards: 5,
    summary: 'short',
    discuss: true,
    minUpvotes: 0,
    include: [],
    exclude: [],
    mention: null,
    publish: false,
    weekly: false,
    monthly: false,
    ranking: 'upvotes',
    voting: 'reactions',
  };
}

/** A list alone has no reactions: its papers are voted for where they are opened. */
export function isVotedByReactions({ layout, voting }: Pick<Plan, 'layout' | 'voting'>): boolean {
  return layout !== 'compact' && voting === 'reactions';
}
