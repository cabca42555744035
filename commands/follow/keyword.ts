// /follow keyword: hear of papers that hold these words, as /papers search would find them.
import { slash } from '../../src/discord/interactions/command.ts';
import { LIMIT } from '../../src/discord/views/payload.ts';
import { follow } from './add.ts';

export default slash({
  options: { words: { type: 'text', required: true, maxLength: LIMIT.choice } },
  run: (call, { words }) => follow(call, 'keyword', words),
});
