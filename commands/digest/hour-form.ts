// The form behind Other…: any minute and any time zone, as people write them.
import { ComponentType, TextInputStyle } from 'discord.js';
import type { Call } from '../../src/discord/interactions/call.ts';
import type { FormAnswer, Press } from '../../src/discord/interactions/command.ts';
import type { TextKey } from '../../src/locale/texts.ts';
import { UserError } from '../../src/model/errors.ts';
import type { Plan } from '../../src/model/subscription.ts';
import { asked } from './options.ts';
import type { Proposal } from './proposal.ts';
import { readHour } from './typed-hour.ts';
import { findZone } from './zones.ts';

const LONGEST = { time: 40, zone: 60 } as const;
type Field = keyof typeof LONGEST;

/** What was typed wrongly before is there again. */
export function hourForm(
  { say }: Call,
  { plan, typed }: Pick<Proposal, 'plan' | 'typed'>,
  id: string,
): FormAnswer {
  const field = (name: Field, value: string, placeholder: string) => ({
    type: ComponentType.Label as const,
    label: say(`form.${name}`),
    component: {
      type: ComponentType.TextInput as const,
      custom_id: name,
      style: TextInputStyle.Short as const,
      required: false,
      max_length: LONGEST[name],
      value: typed[name] ?? value,
      placeholder,
    },
  });
  return {
    form: {
      custom_id: id,
      title: say('form.exact'),
      components: [
        field('time', plan.time ?? '', say('form.emptyTime')),
        field('zone', plan.zone, 'Asia/Seoul'),
      ],
    },
  };
}

/** What can be meant is taken over; the rest stays as it was, with a sentence that names its field. */
export async function readHourForm(
  call: Call,
  plan: Plan,
  fields: Press['fields'],
): Promise<Pick<Proposal, 'plan' | 'typed' | 'wrong'>> {
  const { say } = call;
  const typed: Record<string, string> = {};
  const wrong: string[] = [];
  const read = async <T>(name: Field, before: T, parse: (text: string) => T | Promise<T>): Promise<T> => {
    const text = fields.get(name)?.[0]?.trim() ?? '';
    try {
      return await parse(text);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      typed[name] = text;
      const says = say(`errors.${error.key}` as TextKey, error.values);
      wrong.push(say('form.wrong', { field: say(`form.${name}`), says }));
      return before;
    }
  };
  const time = await read('time', plan.time, (text) => (text === '' ? null : readHour(text, call)));
  const zone = await read('zone', plan.zone, (text) => (text === '' ? plan.zone : zoneOf(call, text)));
  return { plan: { ...plan, time, zone }, typed, wrong };
}

async function zoneOf(call: Call, text: string): Promise<string> {
  const zone = await findZone(text, asked(call));
  if (zone === null) throw new UserError('not-a-zone', { text });
  return zone;
}
