// The messages of a delivery before they are sent, in each layout; a preview shows the very same.
import { type About, type CardForm, card } from '../../discord/views/card.ts';
import {
  type CardLink,
  type HeaderFacts,
  header,
  type ListedEntry,
  plainHeader,
} from '../../discord/views/digest-messages.ts';
import type { Payload } from '../../discord/views/payload.ts';
import { plainCard } from '../../discord/views/plain-card.ts';
import { longDate, type Speech } from '../../locale/texts.ts';
import type { Day } from '../../model/day.ts';
import { partKey, shownBy } from '../../model/delivery.ts';
import { isVotedByReactions, type Plan } from '../../model/subscription.ts';
import type { VoteRules } from '../../model/vote-emoji.ts';
import { NO_VOTES, shownText } from '../../store/vote-buttons/shown.ts';
import type { Tally } from '../../store/votes.ts';

export interface Draft {
  /** 0 is the header, then the cards by their place in the digest. */
  readonly part: number;
  /** A forum has no room for messages outside posts. */
  readonly place: 'channel' | 'thread' | 'forum';
  readonly paperId: string | null;
  /** Which summary a card shows. */
  readonly shows: string | null;
  /** The name of a forum post, and of the thread that a header begins. */
  readonly name: string;
  /** What a forum's tags are compared with. */
  readonly keywords: readonly string[];
  /** Whether the bot puts the first vote on it. */
  readonly seeded: boolean;
  /** What its vote buttons show, as the ledger keeps it; null where it has none. */
  readonly votesShown: string | null;
  readonly payload: Payload;
  /** What is sent where Discord refuses the usual form of a card or header. */
  readonly plain: Payload | null;
}

/** Of a message that is about no single paper. */
export const NO_PAPER = {
  paperId: null,
  shows: null,
  keywords: [],
  seeded: false,
  votesShown: null,
  plain: null,
} as const;

/** What a delivery posts: the papers that the plan wants, best first, and whatever else belongs to it. */
export interface Posting {
  readonly date: Day;
  readonly listed: readonly ListedEntry[];
  /** Whether they are in the order of the server's taste. */
  readonly isByTaste?: boolean;
  /** Older digests that the header links to. */
  readonly older: readonly Day[];
  /** The delivery's. */
  readonly key: string;
  /** How the server votes. */
  readonly rules: VoteRules;
  /** How it did so far, by paper. */
  readonly tallies?: ReadonlyMap<string, Tally>;
  /** By paper. */
  readonly about: ReadonlyMap<string, About>;
}

const NOTHING_KNOWN: About = { keywords: [], organization: null };

/** In the order in which they are read. */
export function draftMessages(posting: Posting, plan: Plan, say: Speech): Draft[] {
  return [headerDraft(posting, plan, say), ...cardDrafts(posting, plan, say)];
}

/** The header once more, with links to the cards that are posted. */
export function linkedHeader(
  posting: Posting,
  plan: Plan,
  { say, cards }: { readonly say: Speech; readonly cards: ReadonlyMap<number, CardLink> },
): Payload {
  return header({ ...headerFacts(posting, plan), cards }, say);
}

function headerFacts(
  { date, listed, older, rules, key, isByTaste = false }: Posting,
  { mention, layout, voting }: Plan,
): HeaderFacts {
  return {
    date,
    listed,
    older,
    emoji: rules.up,
    mention,
    isByTaste,
    key: partKey(key, 0),
    voting: layout === 'compact' ? null : voting,
  };
}

function headerDraft(posting: Posting, plan: Plan, say: Speech): Draft {
  const name = say('header.title', { date: longDate(say.language, posting.date) });
  const facts = headerFacts(posting, plan);
  const place = plan.layout === 'forum' ? 'forum' : 'channel';
  return { ...NO_PAPER, part: 0, place, name, payload: header(facts, say), plain: plainHeader(facts, say) };
}

const CARD_PLACES = { cards: 'channel', thread: 'thread', forum: 'forum' } as const;

function cardDrafts({ listed, key, about, rules, tallies }: Posting, plan: Plan, say: Speech): Draft[] {
  if (plan.layout === 'compact') return [];
  const place = CARD_PLACES[plan.layout];
  // A card in a thread or a forum is discussed where it stands.
  const discuss = plan.discuss && place === 'channel';
  const seeded = isVotedByReactions(plan);
  return listed.slice(0, plan.cards).map(({ entry, rank }): Draft => {
    const at = { rank, key: partKey(key, rank) };
    const known = about.get(entry.id) ?? NOTHING_KNOWN;
    const votes = seeded ? null : { rules, tally: tallies?.get(entry.id) ?? NO_VOTES };
    const form: CardForm = { summary: plan.summary, discuss, votes };
    return {
      part: rank,
      place,
      paperId: entry.id,
      shows: shownBy(entry.summary),
      name: entry.title,
      keywords: known.keywords,
      seeded,
      votesShown: votes && shownText(votes),
      payload: card(entry, at, { about: known, form, say }),
      plain: plainCard(entry, at, { about: known, form, say }),
    };
  });
}
