// /follow list: what one follows, and how much it matches.

import type { Call } from '../../src/discord/interactions/call.ts';
import { type Answer, slash } from '../../src/discord/interactions/command.ts';
import { removeFollows } from '../../src/store/follows.ts';
import { resumeMember } from '../../src/store/members.ts';
import { overview } from './overview.ts';

export default slash({
  options: {},
  run: overview,
  presses: {
    unfollow: async (call, { values }) => {
      await removeFollows(call.app.store, call.memberId, values.map(Number));
      return shown(call);
    },
    'resume-follows': async (call) => {
      await resumeMember(call.app.store, call.memberId);
      return shown(call);
    },
  },
});

async function shown(call: Call): Promise<Answer> {
  return { ...(await overview(call)), as: 'update' };
}
