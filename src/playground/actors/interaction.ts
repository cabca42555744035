// What the bot is told when a member uses a command, a component or a modal.
import {
  type APIAuthorizingIntegrationOwnersMap,
  type APIInteraction,
  type APIMessageInteraction,
  type APIMessageInteractionMetadata,
  ApplicationIntegrationType,
  InteractionContextType,
  InteractionType,
  PermissionFlagsBits as P,
  type Snowflake,
} from 'discord-api-types/v10';
import { channelPermissions } from '../permissions.ts';
import { channelPayload } from '../state/channel.ts';
import type { ChannelState } from '../state/channel-state.ts';
import { contextOf } from '../state/command.ts';
import { startInteraction } from '../state/interaction.ts';
import type { InteractionState } from '../state/interaction-state.ts';
import { memberPayload } from '../state/member.ts';
import { messagePayload } from '../state/message.ts';
import type { MessageState } from '../state/message-state.ts';
import { findUser, guildOf, type State } from '../state/state.ts';
import { userPayload } from '../state/user.ts';

export interface Invocation {
  readonly type: InteractionType;
  readonly userId: Snowflake;
  readonly channel: ChannelState;
  readonly data: unknown;
  readonly owners: APIAuthorizingIntegrationOwnersMap;
  /** The message whose component was used, or from which the modal came. */
  readonly message?: MessageState | undefined;
  /** The name of the command as the answer shows it, such as `papers search`. */
  readonly commandName?: string;
  readonly contextMenu?: boolean;
  readonly target?: { readonly target_message_id?: Snowflake; readonly target_user?: Snowflake };
  /** The interaction that opened the modal. */
  readonly openedBy?: InteractionState;
}

const ATTACHMENT_SIZE = 10 * 1024 * 1024;

const WITHOUT_GUILD = P.AttachFiles | P.EmbedLinks | P.MentionEveryone;

export function invoke(state: State, made: Invocation): InteractionState {
  const { type, userId, channel, data, owners, message } = made;
  const id = state.newId();
  const guild = guildOf(state, channel);
  const user = findUser(state, userId);
  const member = guild?.members.get(userId);
  const permissions = String(channelPermissions(state, channel, userId));
  const payload = {
    id,
    application_id: state.bot.id,
    type,
    data,
    version: 1,
    channel_id: channel.id,
    channel: { ...channelPayload(state, channel.id), permissions },
    ...(guild && {
      guild_id: guild.id,
      guild_locale: guild.locale,
      guild: { id: guild.id, locale: guild.locale, features: [] },
    }),
    ...(member ? { member: { ...memberPayload(state, member), permissions } } : { user: userPayload(user) }),
    ...(message && { message: messagePayload(state, message) }),
    locale: user.locale,
    app_permissions: String(appPermissions(state, channel, userId)),
    entitlements: [],
    authorizing_integration_owners: owners,
    context: contextOf(state, channel),
    attachment_size_limit: ATTACHMENT_SIZE,
  } as unknown as Omit<APIInteraction, 'token'>;
  return startInteraction(state, {
    id,
    type,
    userId,
    channelId: channel.id,
    guildId: channel.guildId,
    owners,
    messageId: message?.id ?? null,
    answers: {
      metadata: metadataOf(state, id, made),
      command: commandOf(state, id, made),
      contextMenu: made.contextMenu ?? false,
    },
    payload,
  });
}

/** Those of the bot in the channel; without its membership, what an app that came with a member has. */
function appPermissions(state: State, channel: ChannelState, userId: Snowflake): bigint {
  const guild = guildOf(state, channel);
  if (guild?.members.has(state.bot.id)) return channelPermissions(state, channel, state.bot.id);
  if (guild) return (WITHOUT_GUILD | P.UseExternalEmojis) & channelPermissions(state, channel, userId);
  const inBotDm = contextOf(state, channel) === InteractionContextType.BotDM;
  return inBotDm ? WITHOUT_GUILD | P.UseExternalEmojis : WITHOUT_GUILD;
}

/** To whom the installations belong that make an interaction possible. */
export function ownersOf(
  installations: readonly ApplicationIntegrationType[],
  channel: ChannelState,
  userId: Snowflake,
): APIAuthorizingIntegrationOwnersMap {
  const { GuildInstall, UserInstall } = ApplicationIntegrationType;
  return {
    ...(installations.includes(GuildInstall) && { [GuildInstall]: channel.guildId ?? '0' }),
    ...(installations.includes(UserInstall) && { [UserInstall]: userId }),
  };
}

function metadataOf(state: State, id: Snowflake, made: Invocation): APIMessageInteractionMetadata {
  const base = {
    id,
    user: userPayload(findUser(state, made.userId)),
    authorizing_integration_owners: made.owners,
  };
  if (made.type === InteractionType.MessageComponent)
    return { ...base, type: made.type, interacted_message_id: made.message?.id ?? '' };
  if (made.type === InteractionType.ModalSubmit)
    return {
      ...base,
      type: made.type,
      triggering_interaction_metadata: made.openedBy?.answers.metadata as never,
    };
  const { target_message_id: message, target_user: target } = made.target ?? {};
  return {
    ...base,
    type: InteractionType.ApplicationCommand,
    ...(message !== undefined && { target_message_id: message }),
    ...(target !== undefined && { target_user: userPayload(findUser(state, target)) }),
  };
}

function commandOf(state: State, id: Snowflake, made: Invocation): APIMessageInteraction | null {
  if (made.type !== InteractionType.ApplicationCommand) return null;
  const user = userPayload(findUser(state, made.userId));
  return { id, type: made.type, name: made.commandName ?? '', user };
}
