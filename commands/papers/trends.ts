// /papers trends: what rises and falls in the papers of a period, and what this server votes for, as a picture and as figures.
import { LOOKS, type Look } from '../../src/chart/chart.ts';
import { drawChart } from '../../src/chart/draw.ts';
import type { Call } from '../../src/discord/interactions/call.ts';
import { type Answer, slash } from '../../src/discord/interactions/command.ts';
import { type TrendsShown, trendsCharts, trendsMessage } from '../../src/discord/views/trends.ts';
import type { Speech } from '../../src/locale/texts.ts';
import { addDays, type Day } from '../../src/model/day.ts';
import { UserError } from '../../src/model/errors.ts';
import { truncate } from '../../src/model/text.ts';
import { isTopic, matchesOfTopic } from '../../src/search/topic-matches.ts';
import { newestDay } from '../../src/taste/candidates.ts';
import { findTrends, hasTrends } from '../../src/taste/trends.ts';
import { SHARE, toAll } from './share.ts';

/** In days. */
const PERIODS = { month: 30, quarter: 90, year: 365 } as const;
type Period = keyof typeof PERIODS;

const LONGEST_TOPIC = 100;

export default slash({
  options: {
    period: { type: 'choice', required: false, values: ['month', 'quarter', 'year'] },
    topic: { type: 'text', required: false, maxLength: LONGEST_TOPIC },
    look: { type: 'choice', required: false, values: LOOKS },
    ...SHARE,
  },
  run: async (call, { period, topic, look, share }) =>
    trends(share ? await toAll(call) : call, {
      period: period ?? 'quarter',
      topic: topic?.trim() || null,
      look: look ?? 'dark',
      isShared: share ?? false,
    }),
  presses: {
    // Under a month's post: the last months, for the member in their language.
    trends: (call) => trends(call, { period: 'quarter', topic: null, look: 'dark', isShared: false }),
  },
});

interface Wanted {
  readonly period: Period;
  readonly topic: string | null;
  readonly look: Look;
  readonly isShared: boolean;
}

async function trends(call: Call, { period, topic, look, isShared }: Wanted): Promise<Answer> {
  const { app, say, guildId } = call;
  const to = await newestDay(app.store);
  if (to === null) throw new UserError('no-digests');
  const days = PERIODS[period];
  const among = topic === null ? null : await matchesOf(call, topic, addDays(to, 1 - 2 * days));
  const found = await findTrends(app.store, { to, days, among, guildId });
  if (!hasTrends(found)) throw noneIn(period, topic);
  const shown = (speech: Speech): TrendsShown => ({
    trends: found,
    title: speech(topic === null ? 'trends.title' : 'trends.titleOf', {
      period: speech(`trends.${period}`),
      topic: truncate(topic ?? '', LONGEST_TOPIC),
    }),
  });
  const charts = trendsCharts(shown, look, { texts: app.texts, language: say.language });
  const picture = await drawChart(charts).catch((error: unknown) => {
    app.log.warn({ err: error }, 'a picture could not be drawn; its figures are shown as text');
    return null;
  });
  return { ...trendsMessage(shown(say), picture, say), as: isShared ? 'public' : 'private' };
}

/** A year is the longest that there is to choose. */
function noneIn(period: Period, topic: string | null): UserError {
  if (topic === null) return new UserError(period === 'year' ? 'no-trends-ever' : 'no-trends');
  return new UserError(period === 'year' ? 'no-topic-trends-ever' : 'no-topic-trends');
}

/** The papers that speak of a topic, as a look-up finds them. */
async function matchesOf({ app }: Call, text: string, from: Day): Promise<ReadonlySet<string>> {
  const topic = { kind: 'keyword', text } as const;
  if (!isTopic(topic)) throw new UserError('not-a-topic', { text });
  const { ids } = await matchesOfTopic(app.index.db, topic, { from, to: null });
  return new Set(ids);
}
