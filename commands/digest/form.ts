// The form behind More…: weekdays, how many papers, fewest upvotes, words, and a role to mention.
import {
  type APILabelComponent,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import type { Call } from '../../src/discord/interactions/call.ts';
import type { FormAnswer, Press } from '../../src/discord/interactions/command.ts';
import { weekdayNames } from '../../src/discord/views/plan-text.ts';
import type { Speech, TextKey } from '../../src/locale/texts.ts';
import { UserError } from '../../src/model/errors.ts';
import { WEEKDAYS, type Weekday } from '../../src/model/hour.ts';
import { MOST_CARDS, type Plan } from '../../src/model/subscription.ts';
import { MOST_UPVOTES } from './options.ts';
import type { Proposal } from './proposal.ts';
import { LONGEST_WORDS, readWords, writeWords } from './words.ts';

/** Room for a slip: what is wrong is said, not cut off. */
const LONGEST_NUMBER = 10;

/** What was typed wrongly before is there again. */
export function planForm(
  { say }: Call,
  { plan, typed }: Pick<Proposal, 'plan' | 'typed'>,
  id: string,
): FormAnswer {
  const names = weekdayNames(WEEKDAYS, say);
  const text = (name: string, label: string, { value, ...rest }: Text) =>
    labelled(label, {
      type: ComponentType.TextInput,
      custom_id: name,
      style: TextInputStyle.Short,
      required: false,
      value: typed[name] ?? value,
      ...rest,
    });
  return {
    form: {
      custom_id: id,
      title: say('form.title'),
      components: [
        labelled(say('form.weekdays'), {
          type: ComponentType.StringSelect,
          custom_id: 'weekdays',
          min_values: 1,
          max_values: WEEKDAYS.length,
          options: WEEKDAYS.map((weekday) => ({
            label: names[weekday - 1] ?? '',
            value: String(weekday),
            default: plan.weekdays.includes(weekday),
          })),
        }),
        text('cards', fieldName('cards', say), { value: String(plan.cards), max_length: LONGEST_NUMBER }),
        text('upvotes', fieldName('upvotes', say), {
          value: String(plan.minUpvotes),
          max_length: LONGEST_NUMBER,
        }),
        text('words', fieldName('words', say), {
          value: writeWords(plan),
          placeholder: say('form.wordsHint'),
          max_length: LONGEST_WORDS,
        }),
        labelled(say('form.mention'), {
          type: ComponentType.RoleSelect,
          custom_id: 'mention',
          required: false,
          min_values: 0,
          max_values: 1,
          ...(plan.mention && {
            default_values: [{ id: plan.mention, type: SelectMenuDefaultValueType.Role }],
          }),
        }),
      ],
    },
  };
}

interface Text {
  readonly value: string;
  readonly max_length: number;
  readonly placeholder?: string;
}

function labelled(label: string, component: APILabelComponent['component']): APILabelComponent {
  return { type: ComponentType.Label, label, component };
}

/** What was filled in where it can be meant so; the rest stays as it was, with a sentence that names its field. */
export function readForm(
  plan: Plan,
  fields: Press['fields'],
  say: Speech,
): Pick<Proposal, 'plan' | 'typed' | 'wrong'> {
  const weekdays = (fields.get('weekdays') ?? []).map(Number).filter(isWeekday);
  const typed: Record<string, string> = {};
  const wrong: string[] = [];
  const read = <T>(name: TextField, before: T, parse: (text: string) => T): T => {
    const text = fields.get(name)?.[0] ?? '';
    try {
      return parse(text);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      typed[name] = text;
      const says = say(`errors.${error.key}` as TextKey, error.values);
      wrong.push(say('form.wrong', { field: fieldName(name, say), says }));
      return before;
    }
  };
  const count = (name: TextField, before: number, bounds: Bounds) =>
    read(name, before, (text) => readCount(text, bounds));
  return {
    plan: {
      ...plan,
      ...read('words', { include: plan.include, exclude: plan.exclude }, readWords),
      weekdays: weekdays.length > 0 ? weekdays.sort() : plan.weekdays,
      cards: count('cards', plan.cards, { min: 1, max: MOST_CARDS, empty: plan.cards }),
      minUpvotes: count('upvotes', plan.minUpvotes, { min: 0, max: MOST_UPVOTES, empty: 0 }),
      mention: fields.get('mention')?.[0] ?? null,
    },
    typed,
    wrong,
  };
}

function isWeekday(weekday: number): weekday is Weekday {
  return WEEKDAYS.some((known) => known === weekday);
}

type TextField = 'cards' | 'upvotes' | 'words';

function fieldName(name: TextField, say: Speech): string {
  return say(`form.${name}`, { most: MOST_CARDS });
}

interface Bounds {
  readonly min: number;
  readonly max: number;
  /** What an empty field means. */
  readonly empty: number;
}

/** Digits of any script are read. Throws a UserError where it is no such number. */
function readCount(text: string, { min, max, empty }: Bounds): number {
  const written = text.normalize('NFKC').trim();
  if (written === '') return empty;
  const count = /^\+?\d+$/.test(written) ? Number(written) : Number.NaN;
  if (count >= min && count <= max) return count;
  throw new UserError('not-a-count', { text: text.trim(), min, max });
}
