// What each kind of answer to an interaction does. It counts as acknowledged only if nothing was wrong with it.
import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import {
  InteractionResponseType as Answer,
  type APIApplicationCommandAutocompleteResponse,
  type APIInteractionResponse,
  type APIModalInteractionResponse,
} from 'discord-api-types/v10';
import { acknowledge } from '../state/interaction.ts';
import type { InteractionState } from '../state/interaction-state.ts';
import type { MessageState } from '../state/message-state.ts';
import { editMessage } from '../state/post-message.ts';
import { findChannel } from '../state/state.ts';
import { answerMessage, messageOfInteraction } from './answer.ts';
import { readBody } from './body.ts';
import { checkChoices } from './check-choices.ts';
import { type MessageBody, requireSomething } from './check-message.ts';
import { checkModal } from './check-modal.ts';
import { writeEdit } from './draft.ts';
import type { Call } from './route.ts';

/** The message that it made or changed, if any. */
type Do = (
  call: Call,
  interaction: InteractionState,
  response: APIInteractionResponse,
) => MessageState | null;

export const answers: Partial<Record<Answer, Do>> = {
  [Answer.ChannelMessageWithSource]: reply,
  [Answer.DeferredChannelMessageWithSource]: reply,
  [Answer.DeferredMessageUpdate]: deferUpdate,
  [Answer.UpdateMessage]: update,
  [Answer.ApplicationCommandAutocompleteResult]: suggest,
  [Answer.Modal]: openModal,
};

/** The data of an answer that holds a message. */
function messageIn(response: APIInteractionResponse): MessageBody {
  return ('data' in response ? (response.data as MessageBody | null) : null) ?? {};
}

function reply(call: Call, interaction: InteractionState, response: APIInteractionResponse): MessageState {
  readBody(CreateMessageInteractionCallbackRequestSchema, response);
  const deferred = response.type === Answer.DeferredChannelMessageWithSource;
  const where = { path: ['data'], loading: deferred };
  const message = answerMessage(call, interaction, messageIn(response), where);
  interaction.originalId = message.id;
  interaction.deferred = deferred;
  acknowledge(call.state, interaction, response.type);
  return message;
}

function deferUpdate({ state }: Call, interaction: InteractionState, response: APIInteractionResponse): null {
  readBody(UpdateMessageInteractionCallbackRequestSchema, response);
  interaction.originalId = interaction.messageId;
  interaction.deferred = true;
  acknowledge(state, interaction, response.type);
  return null;
}

function update(call: Call, interaction: InteractionState, response: APIInteractionResponse): MessageState {
  const { state } = call;
  readBody(UpdateMessageInteractionCallbackRequestSchema, response);
  interaction.originalId = interaction.messageId;
  const message = messageOfInteraction(state, interaction, '@original');
  const channel = findChannel(state, message.channelId);
  const change = writeEdit(call, messageIn(response), message, { channelId: channel.id, path: ['data'] });
  requireSomething({ ...message, ...change });
  acknowledge(state, interaction, response.type);
  editMessage(state, channel, message, change);
  return message;
}

function suggest({ state }: Call, interaction: InteractionState, response: APIInteractionResponse): null {
  readBody(ApplicationCommandAutocompleteCallbackRequestSchema, response);
  const { data } = response as APIApplicationCommandAutocompleteResponse;
  interaction.choices = checkChoices(data?.choices ?? [], interaction);
  acknowledge(state, interaction, response.type);
  return null;
}

function openModal({ state }: Call, interaction: InteractionState, response: APIInteractionResponse): null {
  readBody(ModalInteractionCallbackRequestSchema, response);
  const { data } = response as APIModalInteractionResponse;
  checkModal(data);
  const { id: interactionId, userId, channelId, guildId } = interaction;
  interaction.modal = { interactionId, userId, channelId, data };
  acknowledge(state, interaction, response.type);
  state.events.show('MODAL_OPEN', interaction.modal, { guildId, channelId, onlyTo: userId });
  return null;
}
