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
import { UserError } from '../../src/model/errors.ts';
import { WEEKDAYS, type Weekday } from '../../src/model/hour.ts';
import { MOST_CARDS, type Plan } from '../../src/model/subscription.ts';
import { unique } from '../../src/model/text.ts';

/** No paper has had as many. */
const MOST_UPVOTES = 9999;

/** How many words a plan may name; each is looked up whenever a digest is posted. */
const MOST_WORDS = 20;

export function planForm({ say }: Call, plan: Plan, id: string): FormAnswer {
  const names = weekdayNames(WEEKDAYS, say);
  const text = (name: string, label: string, { value, ...rest }: Text) =>
    labelled(label, {
      type: ComponentType.TextInput,
      custom_id: name,
      style: TextInputStyle.Short,
      required: false,
      value,
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
        text('cards', say('form.cards', { most: MOST_CARDS }), { value: String(plan.cards), max_length: 2 }),
        text('upvotes', say('form.upvotes'), { value: String(plan.minUpvotes), max_length: 4 }),
        text('words', say('form.words'), {
          value: writeWords(plan),
          placeholder: say('form.wordsHint'),
          max_length: 400,
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

/** The plan with what was filled in. Throws a UserError where a number is none. */
export function readForm(plan: Plan, fields: Press['fields']): Plan {
  const [words = ''] = fields.get('words') ?? [];
  const weekdays = (fields.get('weekdays') ?? []).map(Number).filter(isWeekday);
  return {
    ...plan,
    ...readWords(words),
    weekdays: weekdays.length > 0 ? weekdays.sort() : plan.weekdays,
    cards: readCount(fields.get('cards')?.[0], { min: 1, max: MOST_CARDS, otherwise: plan.cards }),
    minUpvotes: readCount(fields.get('upvotes')?.[0], { min: 0, max: MOST_UPVOTES, otherwise: 0 }),
    mention: fields.get('mention')?.[0] ?? null,
  };
}

function isWeekday(weekday: number): weekday is Weekday {
  return WEEKDAYS.some((known) => known === weekday);
}

interface Bounds {
  readonly min: number;
  readonly max: number;
  /** For an empty field. */
  readonly otherwise: number;
}

function readCount(text: string | undefined, { min, max, otherwise }: Bounds): number {
  const written = text?.trim() ?? '';
  if (written === '') return otherwise;
  const count = Number(written);
  if (!Number.isInteger(count) || count < min || count > max)
    throw new UserError('not-a-count', { text: written, min, max });
  return count;
}

/** "diffusion, state space, -survey" */
function writeWords({ include, exclude }: Plan): string {
  return [...include, ...exclude.map((word) => `-${word}`)].join(', ');
}

function readWords(text: string): Pick<Plan, 'include' | 'exclude'> {
  const words = unique(text.split(/[,、，\n]/).map((word) => word.trim())).slice(0, MOST_WORDS);
  const isMinus = /^[-−–]\s*/;
  return {
    include: words.filter((word) => word !== '' && !isMinus.test(word)),
    exclude: words
      .filter((word) => isMinus.test(word))
      .map((word) => word.replace(isMinus, ''))
      .filter((word) => word !== ''),
  };
}
