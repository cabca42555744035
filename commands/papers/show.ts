// /papers show: all about one paper.
import { slash } from '../../src/discord/interactions/command.ts';
import { paperCard } from './card.ts';
import { findPaper, PAPER } from './paper-option.ts';
import { SHARE, toAll } from './share.ts';

export default slash({
  options: { paper: PAPER, ...SHARE },
  run: async (call, { paper, share }) => {
    const id = await findPaper(call, paper);
    if (!share) return paperCard(call, id);
    return { ...(await paperCard(await toAll(call), id, { isShared: true })), as: 'public' };
  },
});
