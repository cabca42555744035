// /papers date: all papers of a day, offered from the days that are stored.
import { type Answer, type Call, slash } from '../../src/discord/command.ts';
import { COLOUR } from '../../src/discord/payload.ts';
import { type Day, parseDay } from '../../src/model/day.ts';
import { UserError } from '../../src/model/errors.ts';
import { nearestDays, paperIdsOf, storedDays } from '../../src/store/digests.ts';
import { results } from './results.ts';

const CHOICES = 25;
const NEAREST = 3;

export default slash({
  options: {
    day: {
      type: 'text',
      required: true,
      maxLength: 40,
      suggest: async ({ app, say }, typed) => {
        const days = await storedDays(app.store, { prefix: typed.trim(), limit: CHOICES });
        return days.map(({ date, papers }) => ({
          name: say('list.days', { date, count: papers }),
          value: date,
        }));
      },
    },
  },
  run: async (call, { day }) => {
    const date = parseDay(day.trim());
    if (!date) throw new UserError('not-a-day', { text: day });
    const ids = await paperIdsOf(call.app.store, date);
    return ids.length > 0 ? results(call, { by: 'date', date }) : offerNearest(call, date);
  },
});

async function offerNearest({ app, say }: Call, date: Day): Promise<Answer> {
  const days = await nearestDays(app.store, date, NEAREST);
  if (days.length === 0) throw new UserError('no-digests');
  const description = say('list.nearestDays', { days: days.join(', ') });
  return { embeds: [{ color: COLOUR, title: say('errors.no-digest', { date }), description }] };
}
