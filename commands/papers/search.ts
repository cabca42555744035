// /papers search: papers by words in their title, authors or summary.
import { slash } from '../../src/discord/command.ts';
import { results } from './results.ts';

export default slash({
  options: { query: { type: 'text', required: true, maxLength: 200 } },
  run: (call, { query }) => results(call, { by: 'search', query }),
});
