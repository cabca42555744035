// A modal that the bot opened for a member, and what they type into it.
import {
  type APIInteractionDataResolved,
  type APIModalSubmissionComponent,
  ComponentType,
  InteractionType,
} from 'discord-api-types/v10';
import type { InteractionState, ModalState } from '../state/interaction-state.ts';
import { findChannel, type State } from '../state/state.ts';
import type { WithId } from './fill-options.ts';
import { invoke } from './interaction.ts';
import { resolve } from './resolved.ts';

export type FieldValue = string | boolean | readonly (string | WithId)[];
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** The keys of all kinds of fields. */
interface Field {
  readonly type: ComponentType;
  readonly id?: number;
  readonly custom_id: string;
  readonly label: string;
  readonly value?: string;
  readonly required?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly placeholder?: string;
  readonly default?: boolean;
  readonly options?: readonly {
    readonly label: string;
    readonly value: string;
    readonly default?: boolean;
  }[];
}

interface Row {
  readonly type: ComponentType;
  readonly label?: string;
  readonly component?: Omit<Field, 'label'>;
  readonly components?: readonly Field[];
  readonly content?: string;
}

const WITH_ONE_TEXT = new Set([ComponentType.TextInput, ComponentType.RadioGroup]);

export class Modal {
  readonly world: State;
  readonly state: ModalState;

  constructor(world: State, state: ModalState) {
    this.world = world;
    this.state = state;
  }

  get title(): string {
    return this.state.data.title;
  }

  get fields(): readonly Field[] {
    return this.#rows().flatMap(fieldsOf);
  }

  transcript(): string {
    const lines = this.fields.map((field) => {
      const shown =
        field.value ?? field.placeholder ?? field.options?.map(({ label }) => label).join(' | ') ?? '';
      return `  │ ${field.label}${field.required === false ? '' : ' *'}: ${shown}`.trimEnd();
    });
    return [`⧉ ${this.title}`, ...lines].join('\n');
  }

  /** Sends it, with what was filled in before where `values` names nothing else. */
  submit(values: FieldValues): InteractionState {
    const state = this.world;
    const opener = state.interactions.get(this.state.interactionId);
    if (!opener) throw new Error('the modal is too old');
    const unknown = Object.keys(values).find((key) => !this.fields.some((field) => isCalled(field, key)));
    if (unknown !== undefined)
      throw new Error(
        `no field "${unknown}"; there are: ${this.fields.map(({ label }) => label).join(', ')}`,
      );

    const channel = findChannel(state, this.state.channelId);
    const resolved: APIInteractionDataResolved = {};
    const pick = (id: string) => resolve(state, channel, this.state.userId, id, resolved);
    const components = this.#rows().map((row) => submitRow(row, values, pick));
    const message = opener.messageId === null ? undefined : this.#messageOf(opener.messageId);
    return invoke(state, {
      type: InteractionType.ModalSubmit,
      userId: this.state.userId,
      channel,
      owners: opener.owners,
      openedBy: opener,
      message,
      data: { custom_id: this.state.data.custom_id, components, resolved },
    });
  }

  #rows(): readonly Row[] {
    return this.state.data.components as unknown as readonly Row[];
  }

  #messageOf(id: string) {
    const channel = findChannel(this.world, this.state.channelId);
    return channel.log?.get(id) ?? channel.asides?.get(id);
  }
}

function fieldsOf(row: Row): readonly Field[] {
  if (row.component) return [{ ...row.component, label: row.label ?? '' }];
  return row.components ?? [];
}

function isCalled(field: Field, key: string): boolean {
  return field.label === key || field.custom_id === key;
}

function submitRow(
  row: Row,
  values: FieldValues,
  pick: (id: string) => unknown,
): APIModalSubmissionComponent {
  const fields = fieldsOf(row).map((field) => submitField(field, values, pick));
  const { type } = row;
  const made = row.component
    ? { type, component: fields[0] }
    : row.components
      ? { type, components: fields }
      : { type };
  return made as APIModalSubmissionComponent;
}

function submitField(field: Field, values: FieldValues, pick: (id: string) => unknown) {
  const { type, custom_id, id } = field;
  const base = { type, custom_id, ...(id !== undefined && { id }) };
  const given = Object.entries(values).find(([key]) => isCalled(field, key))?.[1];
  if (type === ComponentType.Checkbox) return { ...base, value: given ?? field.default ?? false };
  if (WITH_ONE_TEXT.has(type)) return { ...base, value: textOf(field, given) };
  const chosen = given ?? field.options?.filter((option) => option.default).map(({ value }) => value) ?? [];
  if (!Array.isArray(chosen)) throw new Error(`"${field.label}" takes a list`);
  if (chosen.length === 0 && field.required !== false) throw new Error(`"${field.label}" is required`);
  const picked = chosen.map((each: string | WithId) => {
    if (typeof each === 'string') return optionValue(field, each);
    pick(each.id);
    return each.id;
  });
  return { ...base, values: picked };
}

function textOf(field: Field, given: FieldValue | undefined): string | null {
  if (field.type === ComponentType.RadioGroup)
    return typeof given === 'string' ? optionValue(field, given) : null;
  const text = given ?? field.value ?? '';
  if (typeof text !== 'string') throw new Error(`"${field.label}" takes text`);
  if (text === '' && field.required !== false) throw new Error(`"${field.label}" is required`);
  const { min_length: min = 0, max_length: max = 4000 } = field;
  if (text !== '' && (text.length < min || text.length > max))
    throw new Error(`"${field.label}" must be ${min} to ${max} characters long`);
  return text;
}

/** An option is picked by its label or its value. */
function optionValue({ options, label }: Field, picked: string): string {
  const option = options?.find((each) => each.label === picked || each.value === picked);
  if (!option) throw new Error(`"${label}" offers: ${options?.map((each) => each.label).join(', ')}`);
  return option.value;
}
