// Following an author or a keyword from an opened paper, in one tap.
import { sharedPresses } from '../../src/discord/interactions/command.ts';
import { follow } from './add.ts';

export default sharedPresses({
  'follow-topic': async (call, { values: [value = ''] }) => {
    const [kind = '', ...rest] = value.split(':');
    return follow(call, kind === 'author' ? 'author' : 'keyword', rest.join(':'));
  },
});
