// Following an author or a keyword from an opened paper, in one tap.
import { sharedPresses } from '../../src/discord/interactions/command.ts';
import { FOLLOW_KINDS } from '../../src/store/follows.ts';
import { follow } from './add.ts';

export default sharedPresses({
  'follow-topic': async (call, { values: [value = ''] }) => {
    const [named = '', ...rest] = value.split(':');
    const kind = FOLLOW_KINDS.find((each) => each === named) ?? 'keyword';
    return follow(call, kind, rest.join(':'));
  },
});
