// /saved list: what one has saved, the last first, with what it takes to open and to remove it.
import { slash } from '../../src/discord/interactions/command.ts';
import { unsavePaper } from '../../src/store/saved.ts';
import { savedPage } from './page.ts';

export default slash({
  options: {},
  run: (call) => savedPage(call, 0),
  presses: {
    saved: async (call, { args: [page] }) => ({ ...(await savedPage(call, Number(page))), as: 'update' }),
    unsave: async (call, { args: [page], values }) => {
      for (const id of values) await unsavePaper(call.app.store, call.memberId, id);
      return { ...(await savedPage(call, Number(page))), as: 'update' };
    },
  },
});
