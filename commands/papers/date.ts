// /papers date: all papers of a day, today's so far among them; of a day without papers, why, and the nearest ones.
import { TimestampStyles, time } from 'discord.js';
import type { Call } from '../../src/discord/interactions/call.ts';
import { type Answer, slash } from '../../src/discord/interactions/command.ts';
import { action, buttonId, COLOUR, row } from '../../src/discord/views/payload.ts';
import { longDate } from '../../src/locale/texts.ts';
import { opensAt } from '../../src/model/closing-time.ts';
import { type Day, day, isWeekend } from '../../src/model/day.ts';
import { UserError } from '../../src/model/errors.ts';
import { findDay } from '../../src/store/days.ts';
import { nearestDays, paperIdsOf } from '../../src/store/digests.ts';
import { listedIds } from '../../src/store/listings.ts';
import { DAY, present, readOneDay } from '../day-option.ts';
import { results, type Showing } from './results.ts';
import { SHARE } from './share.ts';

/** A row of buttons. */
const NEAREST = 5;

export default slash({
  options: { day: { ...DAY, required: true }, ...SHARE },
  run: async (call, { day: text, share }) =>
    papersOf(call, readOneDay(call, text), { share: share ?? false }),
  presses: {
    day: (call, { args: [date = ''], isPrivate }) => papersOf(call, day(date), { update: isPrivate }),
  },
});

async function papersOf(call: Call, date: Day, showing: Showing): Promise<Answer> {
  const { store } = call.app;
  const isThere = (await paperIdsOf(store, date)).length > 0 || (await listedIds(store, date)).length > 0;
  return isThere ? results(call, { by: 'date', date }, showing) : nearest(call, date, showing);
}

async function nearest(call: Call, date: Day, { update }: Showing): Promise<Answer> {
  const { app, say } = call;
  const days = await nearestDays(app.store, date, NEAREST);
  if (days.length === 0) throw new UserError('no-digests');
  const embed = {
    color: COLOUR,
    title: say('list.noPapersOn', { date: longDate(say.language, date) }),
    description: [...(await reason(call, date)), say('list.nearestDays')].join(' '),
  };
  const buttons = days.map((each) => action(buttonId('day', each), each, { emoji: '📅' }));
  return { embeds: [embed], components: [row(...buttons)], as: update ? 'update' : 'private' };
}

async function reason(call: Call, date: Day): Promise<string[]> {
  const { app, say } = call;
  const { today, begun } = present(call);
  const outcome = (await findDay(app.store, date))?.outcome;
  if (outcome === 'source-failed') return [say('list.sourceFailed')];
  if (date > begun) return [say('list.notYet')];
  if (isWeekend(date)) return [say('list.weekend')];
  if (date > today) return [say('list.notOpenYet', { when: opening(date) })];
  if (date === today) return [say('list.nothingSoFar')];
  return outcome === 'nothing-listed' ? [say('list.nothingListed')] : [];
}

function opening(date: Day): string {
  return time(opensAt(date).epochMilliseconds / 1000, TimestampStyles.RelativeTime);
}
