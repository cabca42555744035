// Which papers of a digest a subscription gets: those that its plan wants, in the digest's order.
import type { App } from '../../discord/app.ts';
import type { ListedEntry } from '../../discord/views/digest-messages.ts';
import type { Digest, Entry } from '../../model/digest.ts';
import { UserError } from '../../model/errors.ts';
import { isVotedByReactions, type Plan } from '../../model/subscription.ts';
import type { Library } from '../../search/library.ts';
import { search } from '../../search/search.ts';
import { searchable } from '../../search/searchable.ts';
import { findDigest } from '../../store/digests.ts';
import { papersById } from '../../store/papers.ts';
import { tallyVotes } from '../../store/votes.ts';
import type { Posting } from './drafts.ts';
import { inOrder, marksOf, orderByTaste } from './taste-order.ts';

export interface PostingFacts extends Pick<Posting, 'date' | 'key' | 'older' | 'rules'> {
  readonly guildId: string;
  /** The order of the server's taste, where it was decided before. */
  readonly order: readonly string[] | null;
  /** The ranks that papers have in the channel already. */
  readonly places?: ReadonlyMap<string, number>;
}

/** Throws a UserError where there is no such digest. */
export async function preparePosting(
  library: Pick<App, 'store' | 'index' | 'taste'>,
  plan: Plan,
  { guildId, order, places = new Map(), ...facts }: PostingFacts,
): Promise<Posting> {
  const { store } = library;
  const { date } = facts;
  const digest = await findDigest(store, date, plan.language);
  if (!digest) throw new UserError('no-digest', { date });
  const wanted = await wantedPapers(library, plan, digest);
  const liked = order ?? (await orderByTaste(library.taste, guildId, digest.entries));
  const entries = plan.ranking === 'taste' && liked ? inOrder(digest.entries, liked) : digest.entries;
  const isTaste = marksOf(digest.entries, liked, plan.cards);
  const listed = atPlaces(entries, places)
    .map((entry, index): ListedEntry => ({ entry, rank: index + 1, isTaste: isTaste(entry.id) }))
    .filter(({ entry }) => wanted(entry.id) && (entry.upvotes ?? 0) >= plan.minUpvotes);
  const ids = listed.map(({ entry }) => entry.id);
  const papers = await papersById(store, ids, plan.language);
  return {
    ...facts,
    listed,
    isByTaste: entries.some((entry, at) => entry !== digest.entries[at]),
    about: new Map(papers.map((paper) => [paper.id, paper])),
    ...(!isVotedByReactions(plan) && { tallies: await tallyVotes(store, guildId, ids) }),
  };
}

/** The others fill the ranks between, in their order. */
function atPlaces(entries: readonly Entry[], places: ReadonlyMap<string, number>): Entry[] {
  const held = new Map(entries.flatMap((entry) => [[places.get(entry.id), entry] as const]));
  const others = entries.filter(({ id }) => !places.has(id));
  const ordered: Entry[] = [];
  for (let rank = 1; ordered.length < entries.length && rank <= entries.length; rank++) {
    const next = held.get(rank) ?? others.shift();
    if (next) ordered.push(next);
  }
  const missing = entries.filter((entry) => !ordered.includes(entry));
  return [...ordered, ...missing];
}

/** Words are looked for as in /papers search, so that they mean the same to an admin and to a member. */
async function wantedPapers(
  library: Library,
  { include, exclude }: Plan,
  { entries }: Digest,
): Promise<(id: string) => boolean> {
  if (include.length + exclude.length === 0) return () => true;
  const among = entries.map(({ id }) => id);
  await using searched = await searchable(library, among);
  const find = async (words: readonly string[]) => {
    const all = { limit: among.length, offset: 0 };
    const found = await Promise.all(words.map((text) => search(searched.db, { text, among }, all)));
    return new Set(found.flatMap(({ ids }) => ids));
  };
  const [included, excluded] = [await find(include), await find(exclude)];
  return (id) => (include.length === 0 || included.has(id)) && !excluded.has(id);
}
