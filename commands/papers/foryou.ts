// /papers foryou: new papers in the order in which a member will like them, each with why; and what they say to it.
import type { Call } from '../../src/discord/interactions/call.ts';
import { type MessageAnswer, slash } from '../../src/discord/interactions/command.ts';
import { readTuning } from '../../src/discord/views/tune-menu.ts';
import { UserError } from '../../src/model/errors.ts';
import { paperExists } from '../../src/store/papers.ts';
import { candidatesOf } from '../../src/taste/candidates.ts';
import { setLiking } from '../../src/taste/choices.ts';
import { recommend } from '../../src/taste/recommend.ts';
import { forYouList, type Wanted } from './foryou-list.ts';
import { PAGE } from './lookup.ts';

const USUAL_DAYS = 3;
const MOST_DAYS = 30;

export default slash({
  options: { days: { type: 'whole number', required: false, min: 1, max: MOST_DAYS } },
  run: (call, { days }) => forYou(call, { days: days ?? USUAL_DAYS, page: 0 }),
  presses: {
    foryou: async (call, { args: [days = '', page = ''] }) => ({
      ...(await forYou(call, { days: Number(days), page: Number(page) })),
      as: 'update',
    }),
    tune: async (call, { args: [days = '', page = ''], values: [value = ''] }) => {
      const { app, memberId } = call;
      const { isMore, paperId } = readTuning(value);
      if (!(await paperExists(app.store, paperId))) throw new UserError('paper-unknown', { paper: paperId });
      await setLiking(app.store, { memberId, paperId, sign: isMore ? 1 : -1 }, app.now());
      const shown = { days: Number(days), page: Number(page), noted: { isMore, paperId } };
      return { ...(await forYou(call, shown)), as: 'update' };
    },
  },
});

async function forYou(call: Call, wanted: Wanted): Promise<MessageAnswer> {
  const { app, memberId, guildId } = call;
  const found = await candidatesOf(app.store, wanted.days);
  if (!found) throw new UserError('no-digests');
  if (guildId !== null) {
    const server = await app.taste.learned({ kind: 'server', id: guildId });
    if (server.isOff) throw new UserError('taste-off-here');
  }
  const recommended = await recommend(app, { memberId, guildId }, found);
  if (recommended.own.isOff) throw new UserError('taste-off');
  const { length } = recommended.list;
  if (length === 0) throw new UserError('no-papers-lately');
  const page = Math.max(0, Math.min(wanted.page, Math.ceil(length / PAGE) - 1));
  return forYouList(call, recommended, { ...wanted, page });
}
