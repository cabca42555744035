// A member presses a button or picks from a select, as far as Discord's client would let them.
import {
  type APIInteractionDataResolved,
  ButtonStyle,
  ComponentType,
  InteractionType,
  type Snowflake,
} from 'discord-api-types/v10';
import { type AnyComponent, walk } from '../components.ts';
import { mayIn } from '../permissions.ts';
import type { ChannelState } from '../state/channel-state.ts';
import type { InteractionState } from '../state/interaction-state.ts';
import type { MessageState } from '../state/message-state.ts';
import { findChannel, findUser, type State } from '../state/state.ts';
import type { WithId } from './fill-options.ts';
import { invoke, ownersOf } from './interaction.ts';
import { resolve } from './resolved.ts';

interface Usable extends AnyComponent {
  readonly style?: ButtonStyle;
  readonly label?: string;
  readonly url?: string;
  readonly emoji?: { readonly name?: string };
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}

/** By label, emoji or custom id; a pattern looks at label and custom id. */
export type ButtonName = string | RegExp;
export type Picked = string | WithId;

export function press(
  state: State,
  userId: Snowflake,
  message: MessageState,
  name: ButtonName,
): InteractionState {
  const buttons = usable(message).filter(({ type }) => type === ComponentType.Button);
  const button = only(buttons, (each) => [labelOf(each), each.custom_id, each.label, each.emoji?.name], name);
  if (button.style === ButtonStyle.Link) throw new Error(`"${labelOf(button)}" is a link to ${button.url}`);
  return use(state, userId, message, button, {});
}

export function pick(
  state: State,
  userId: Snowflake,
  message: MessageState,
  name: ButtonName,
  values: readonly Picked[],
): InteractionState {
  const selects = usable(message).filter(({ type }) => SELECTS.has(type));
  const select = only(selects, (each) => [each.placeholder, each.custom_id], name);
  const { min_values: min = 1, max_values: max = 1 } = select;
  if (values.length < min || values.length > max)
    throw new Error(`the select takes ${min === max ? min : `${min} to ${max}`}, not ${values.length}`);
  const resolved: APIInteractionDataResolved = {};
  const channel = findChannel(state, message.channelId);
  const picked = values.map((value) => {
    if (typeof value !== 'string') {
      resolve(state, channel, userId, value.id, resolved);
      return value.id;
    }
    const option = select.options?.find((each) => each.label === value || each.value === value);
    if (!option)
      throw new Error(`the select offers: ${select.options?.map(({ label }) => label).join(', ')}`);
    return option.value;
  });
  const ofOptions = select.type === ComponentType.StringSelect;
  return use(state, userId, message, select, { values: picked, ...(!ofOptions && { resolved }) });
}

const SELECTS = new Set([
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
]);

function usable(message: MessageState): Usable[] {
  return [...walk(message.components as unknown as readonly AnyComponent[], [])].map(
    ([component]) => component as Usable,
  );
}

function only(
  components: readonly Usable[],
  namesOf: (component: Usable) => readonly (string | undefined)[],
  name: ButtonName,
): Usable {
  const fits = (each: string | undefined) =>
    each !== undefined && (typeof name === 'string' ? each === name : name.test(each));
  const found = components.filter((component) => namesOf(component).some(fits));
  const [first, second] = found;
  const known = components.map((component) => `"${namesOf(component).find(Boolean)}"`).join(', ') || 'none';
  if (!first) throw new Error(`the message has no "${name}"; it has: ${known}`);
  if (second) throw new Error(`"${name}" is not the only one of: ${known}`);
  return first;
}

function labelOf({ emoji, label }: Usable): string {
  return [emoji?.name, label].filter(Boolean).join(' ');
}

function use(
  state: State,
  userId: Snowflake,
  message: MessageState,
  component: Usable,
  data: { readonly values?: readonly string[]; readonly resolved?: APIInteractionDataResolved },
): InteractionState {
  const channel = findChannel(state, message.channelId);
  requireUsable(state, userId, channel, message, component);
  return invoke(state, {
    type: InteractionType.MessageComponent,
    userId,
    channel,
    message,
    owners: message.answers?.metadata.authorizing_integration_owners ?? ownersOf([0], channel, userId),
    data: { custom_id: component.custom_id, component_type: component.type, ...data },
  });
}

function requireUsable(
  state: State,
  userId: Snowflake,
  channel: ChannelState,
  message: MessageState,
  component: Usable,
): void {
  const name = findUser(state, userId).displayName;
  if (!mayIn(state, channel, userId, 'ViewChannel')) throw new Error(`${name} cannot see #${channel.name}`);
  if (message.onlyTo !== null && message.onlyTo !== userId)
    throw new Error(`${name} does not see the message`);
  if (!(channel.log?.get(message.id) ?? channel.asides?.get(message.id)))
    throw new Error('the message is deleted');
  if (component.disabled) throw new Error(`"${labelOf(component) || component.placeholder}" is disabled`);
}
