// /follow messages: every day or once a week, in direct messages or in a channel that takes them.
import type { Call } from '../../src/discord/interactions/call.ts';
import { slash } from '../../src/discord/interactions/command.ts';
import { COLOUR } from '../../src/discord/views/payload.ts';
import { meetMember, resumeMember, tellIn, tellWeekly } from '../../src/store/members.ts';
import { overview } from './overview.ts';
import { PLACES, placeHere, RHYTHMS, whenTold } from './when-told.ts';

interface Wish {
  readonly every: (typeof RHYTHMS)[number] | null;
  readonly where: (typeof PLACES)[number] | null;
}

export default slash({
  options: {
    every: { type: 'choice', required: false, values: RHYTHMS },
    where: { type: 'choice', required: false, values: PLACES },
  },
  run: async (call, wish) => {
    const isResumed = await heed(call, wish);
    const lines = [await whenTold(call), ...(isResumed ? [call.say('follow.resumed')] : [])];
    return { embeds: [{ color: COLOUR, description: lines.join('\n') }] };
  },
  presses: {
    'follow-every': async (call, { args: [every] }) => {
      await heed(call, { every: RHYTHMS.find((each) => each === every) ?? null, where: null });
      return { ...(await overview(call)), as: 'update' };
    },
    'follow-where': async (call, { args: [where] }) => {
      await heed(call, { every: null, where: PLACES.find((each) => each === where) ?? null });
      return { ...(await overview(call)), as: 'update' };
    },
  },
});

/** True if direct messages were paused, and are sent again. */
async function heed(call: Call, { every, where }: Wish): Promise<boolean> {
  const { store } = call.app;
  // Looked up first: where a part of it can't be had, none of it is.
  const here = where === 'here' ? await placeHere(call) : null;
  if (every === null && where === null) return false;
  await meetMember(store, call.memberId, call.say.language);
  if (every !== null) await tellWeekly(store, call.memberId, every === 'week');
  if (where !== null) await tellIn(store, call.memberId, here);
  return where === 'direct' && (await resumeMember(store, call.memberId));
}
