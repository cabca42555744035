// The option that names an author or an organisation to follow: known names are offered while one types, with what is to be left out behind them.
import type { Call } from '../../src/discord/interactions/call.ts';
import type { Choice, TextOption } from '../../src/discord/interactions/option.ts';
import { LIMIT } from '../../src/discord/views/payload.ts';
import { truncate } from '../../src/model/text.ts';
import { partsOf } from '../../src/store/follows.ts';

interface Known {
  readonly name: string;
  readonly papers: number;
}

export function nameOption(known: (call: Call, typed: string) => Promise<readonly Known[]>) {
  const suggest = async (call: Call, typed: string): Promise<Choice[]> => {
    const { name: begun, without } = partsOf(typed);
    const rest = without === '' ? '' : ` ${without}`;
    const found = await known(call, begun);
    return found.flatMap(({ name, papers }) => {
      const label = `${call.say('list.authorPapers', { name, count: papers })}${rest}`;
      const value = `${name}${rest}`;
      // Cut off, a word to be left out would be another one.
      if (rest !== '' && value.length > LIMIT.choice) return [];
      return [{ name: truncate(label, LIMIT.choice), value: value.slice(0, LIMIT.choice).toWellFormed() }];
    });
  };
  return { type: 'text', required: true, maxLength: LIMIT.choice, suggest } as const satisfies TextOption;
}
