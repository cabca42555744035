// /papers similar, and the button under an opened paper: papers that speak of the same things.
import { slash } from '../../src/discord/interactions/command.ts';
import { findPaper, PAPER } from './paper-option.ts';
import { results } from './results.ts';
import { SHARE } from './share.ts';

export default slash({
  options: { paper: PAPER, ...SHARE },
  run: async (call, { paper, share }) =>
    results(call, { by: 'similar', paper: await findPaper(call, paper) }, { share: share ?? false }),
  presses: {
    similar: (call, { args: [paper = ''] }) => results(call, { by: 'similar', paper }),
  },
});
