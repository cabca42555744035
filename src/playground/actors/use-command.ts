// A member runs a slash command, asks for its suggestions, or picks an entry of a message's or a member's menu.
import {
  type APIApplicationCommand,
  ApplicationCommandType,
  InteractionType,
  type Snowflake,
} from 'discord-api-types/v10';
import { mayIn, sendPermission } from '../permissions.ts';
import { type ChannelState, isDirect } from '../state/channel-state.ts';
import { installationsOf } from '../state/command.ts';
import type { InteractionState } from '../state/interaction-state.ts';
import { messagePayload } from '../state/message.ts';
import type { MessageState } from '../state/message-state.ts';
import { findChannel, findUser, type State } from '../state/state.ts';
import { type Chosen, chooseCommand, findCommand } from './choose-command.ts';
import { fillOptions, type OptionValues } from './fill-options.ts';
import { invoke, ownersOf } from './interaction.ts';
import { resolve } from './resolved.ts';

export interface Use {
  readonly state: State;
  readonly userId: Snowflake;
  readonly channel: ChannelState;
}

export function runSlash(use: Use, path: string, values: OptionValues, focus?: string): InteractionState {
  const { state, channel, userId } = use;
  requireComposer(use);
  const chosen = chooseCommand(state, channel, userId, path);
  const { options, resolved } = fillOptions({ state, channel, userId, focus }, chosen.options, values);
  if (focus !== undefined && !options.some(({ focused }) => focused))
    throw new Error(`${path} has no option "${focus}" to type into`);
  const { command } = chosen;
  return invoke(state, {
    type:
      focus === undefined
        ? InteractionType.ApplicationCommand
        : InteractionType.ApplicationCommandAutocomplete,
    userId,
    channel,
    owners: owners(use, command),
    commandName: [command.name, ...chosen.nested.map(({ name }) => name)].join(' '),
    data: {
      ...identity(command),
      ...nest(chosen, options),
      ...(Object.keys(resolved).length > 0 && { resolved }),
    },
  });
}

/** An entry of the menu of a message. */
export function runMessageMenu(use: Use, name: string, target: MessageState): InteractionState {
  const { state, userId } = use;
  const channel = findChannel(state, target.channelId);
  const command = findCommand(
    state,
    channel,
    userId,
    ApplicationCommandType.Message,
    name,
    `message entry "${name}"`,
  );
  return invoke(state, {
    type: InteractionType.ApplicationCommand,
    userId,
    channel,
    owners: owners({ ...use, channel }, command),
    commandName: command.name,
    contextMenu: true,
    target: { target_message_id: target.id },
    data: {
      ...identity(command),
      target_id: target.id,
      resolved: { messages: { [target.id]: messagePayload(state, target) } },
    },
  });
}

/** An entry of the menu of a member. */
export function runUserMenu(use: Use, name: string, targetId: Snowflake): InteractionState {
  const { state, userId, channel } = use;
  const command = findCommand(
    state,
    channel,
    userId,
    ApplicationCommandType.User,
    name,
    `member entry "${name}"`,
  );
  const resolved = {};
  resolve(state, channel, userId, targetId, resolved);
  return invoke(state, {
    type: InteractionType.ApplicationCommand,
    userId,
    channel,
    owners: owners(use, command),
    commandName: command.name,
    contextMenu: true,
    target: { target_user: targetId },
    data: { ...identity(command), target_id: targetId, resolved },
  });
}

/** Without the right to write there is no box to type a slash into. */
function requireComposer({ state, channel, userId }: Use): void {
  const name = findUser(state, userId).displayName;
  if (!mayIn(state, channel, userId, 'ViewChannel')) throw new Error(`${name} cannot see #${channel.name}`);
  if (!isDirect(channel) && !mayIn(state, channel, userId, sendPermission(channel)))
    throw new Error(`${name} may not write in #${channel.name}`);
}

function owners({ state, channel, userId }: Use, command: APIApplicationCommand) {
  return ownersOf(installationsOf(state, command, channel, userId), channel, userId);
}

function identity({ id, name, type, guild_id: guildId }: APIApplicationCommand) {
  return { id, name, type, ...(guildId !== undefined && { guild_id: guildId }) };
}

/** The options, inside their sub-command and its group. */
function nest({ nested }: Chosen, options: readonly unknown[]): { options?: readonly unknown[] } {
  const whole = nested.reduceRight<readonly unknown[]>(
    (inner, { name, type }) => [{ name, type, options: inner }],
    options,
  );
  return whole.length > 0 ? { options: whole } : {};
}
