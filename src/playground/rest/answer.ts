// Messages that answer an interaction: the original, its follow-ups, and how its token finds them again.
import { InteractionType, MessageFlags, MessageType } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { mayIn } from '../permissions.ts';
import type { InteractionState } from '../state/interaction-state.ts';
import type { MessageState } from '../state/message-state.ts';
import { postMessage } from '../state/post-message.ts';
import { findChannel, type State } from '../state/state.ts';
import { type MessageBody, requireSomething } from './check-message.ts';
import { writeMessage } from './draft.ts';
import type { Path } from './form.ts';
import type { Call } from './route.ts';

interface Answering {
  readonly path?: Path;
  /** "paperboy is thinking…" */
  readonly loading?: boolean;
}

export function answerMessage(
  call: Call,
  interaction: InteractionState,
  body: MessageBody,
  { path = [], loading = false }: Answering = {},
): MessageState {
  const { state } = call;
  const channel = findChannel(state, interaction.channelId);
  const ephemeral = ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0 || mustBeEphemeral(state, interaction);
  const written = writeMessage(call, body, { channelId: channel.id, path, ephemeral });
  if (!loading) requireSomething(written);
  const flags =
    written.flags | (ephemeral ? MessageFlags.Ephemeral : 0) | (loading ? MessageFlags.Loading : 0);
  const isFirst = interaction.originalId === null;
  return postMessage(state, channel, {
    authorId: state.bot.id,
    ...written,
    flags,
    type: typeOf(interaction, isFirst),
    onlyTo: ephemeral ? interaction.userId : null,
    allowedMentions: body.allowed_mentions,
    answers: isFirst ? interaction.answers : followUpOf(interaction),
    reference: isFirst ? null : referenceTo(interaction),
  });
}

/** Where the app came with a member and not with the guild, a member who may not use such apps sees answers alone. */
function mustBeEphemeral(state: State, interaction: InteractionState): boolean {
  const channel = findChannel(state, interaction.channelId);
  const comesWithMember = interaction.owners[0] === undefined && interaction.guildId !== null;
  return comesWithMember && !mayIn(state, channel, interaction.userId, 'UseExternalApps');
}

function typeOf(interaction: InteractionState, isFirst: boolean): MessageType {
  if (!isFirst) return MessageType.Reply;
  if (interaction.type !== InteractionType.ApplicationCommand) return MessageType.Default;
  return interaction.answers.contextMenu ? MessageType.ContextMenuCommand : MessageType.ChatInputCommand;
}

function followUpOf({ answers, originalId }: InteractionState): InteractionState['answers'] {
  return {
    ...answers,
    metadata: { ...answers.metadata, ...(originalId && { original_response_message_id: originalId }) },
  };
}

function referenceTo({ originalId, channelId, guildId }: InteractionState) {
  if (originalId === null) return null;
  return { message_id: originalId, channel_id: channelId, ...(guildId !== null && { guild_id: guildId }) };
}

/** `@original` or the id of a message that was sent with this token; others the token doesn't reach. */
export function messageOfInteraction(
  state: State,
  interaction: InteractionState,
  name: string,
): MessageState {
  const id = name === '@original' ? interaction.originalId : name;
  const own = id !== null && (id === interaction.originalId || interaction.followUps.includes(id));
  const channel = findChannel(state, interaction.channelId);
  const message = own ? (channel.log?.get(id) ?? channel.asides?.get(id)) : undefined;
  if (!message) throw refusal('UnknownMessage');
  return message;
}
