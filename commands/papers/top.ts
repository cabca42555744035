// /papers top: what is liked most, here or on Hugging Face, in the last day, week, month, year or ever.

import type { Call } from '../../src/discord/interactions/call.ts';
import { type Answer, slash } from '../../src/discord/interactions/command.ts';
import { TOP, topList } from '../../src/discord/views/top-list.ts';
import { voteTexts } from '../../src/discord/votes/vote-text.ts';
import { day } from '../../src/model/day.ts';
import { UserError } from '../../src/model/errors.ts';
import { TOP_BY, type TopBy, topPapers, topUpvoted } from '../../src/store/liked/top.ts';
import { papersById } from '../../src/store/papers.ts';
import { SHARE, toAll } from './share.ts';

/** In days. */
const PERIODS = { day: 1, week: 7, month: 30, year: 365, all: null } as const;
type Period = keyof typeof PERIODS;

const DAY = 24 * 60 * 60 * 1000;

/** Before the first list of papers. */
const EVER = day('2020-01-01');

export default slash({
  options: {
    period: { type: 'choice', required: false, values: ['day', 'week', 'month', 'year', 'all'] },
    by: { type: 'choice', required: false, values: TOP_BY },
    ...SHARE,
  },
  run: (call, { period, by, share }) =>
    top(call, {
      period: period ?? 'week',
      by: by ?? (call.guildId === null ? 'upvotes' : 'votes'),
      isShared: share ?? false,
    }),
});

interface Wanted {
  readonly period: Period;
  readonly by: TopBy;
  readonly isShared: boolean;
}

async function top(call: Call, wanted: Wanted): Promise<Answer> {
  const { app, guildId } = call;
  const { period, by, isShared } = wanted;
  const ids = await find(call, wanted);
  if (ids.length === 0) throw noneIn(period, by);
  const { say } = isShared ? await toAll(call) : call;
  const list = {
    title: say(`top.${by}`, { period: say(`top.${period}`) }),
    footer: say(`top.footer.${by}`),
    papers: await papersById(app.store, ids, say.language),
    votes: await voteTexts(app, guildId, ids),
    key: app.name(),
  };
  return { ...topList(list, say), as: isShared ? 'public' : 'private' };
}

/** All time is the longest there is. */
function noneIn(period: Period, by: TopBy): UserError {
  if (by === 'votes') return new UserError(period === 'all' ? 'no-top-votes-ever' : 'no-top-votes');
  return new UserError(period === 'all' ? 'no-top-papers-ever' : 'no-top-papers');
}

/** Votes that were given, and papers that were listed, in the period. */
async function find({ app, guildId }: Call, { period, by }: Wanted): Promise<string[]> {
  const days = PERIODS[period];
  const since = days === null ? 0 : app.now() - days * DAY;
  // The list of a day fills until its evening in New York: the last day is today's list and yesterday's.
  const from = days === null ? EVER : day(new Date(since).toISOString().slice(0, 10));
  if (guildId !== null) return topPapers(app.store, { by, guildId, since, until: null, from, limit: TOP });
  if (by !== 'upvotes') throw new UserError('no-votes-here');
  return topUpvoted(app.store, from, TOP);
}
