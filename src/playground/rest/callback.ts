// The acknowledgement of an interaction: once, in time, and with an answer that fits what was asked.
import {
  InteractionResponseType as Answer,
  type APIInteractionResponse,
  InteractionType as Asked,
  type RESTPostAPIInteractionCallbackWithResponseResult,
} from 'discord-api-types/v10';
import { notifyWatchers, takeInteraction } from '../state/interaction.ts';
import type { InteractionState } from '../state/interaction-state.ts';
import { isLoading, messagePayload } from '../state/message.ts';
import type { MessageState } from '../state/message-state.ts';
import { answers } from './acknowledge.ts';
import { choicesError, invalid } from './form.ts';
import { isOn } from './query.ts';
import { type Call, param, route } from './route.ts';

export const callbackRoutes = [
  route('POST /interactions/:interaction/:token/callback', respond, { open: true }),
];

/** What may answer what. An update needs a message to update; a modal can't open from a modal. */
const ANSWERS: Record<Asked, readonly Answer[]> = {
  [Asked.Ping]: [Answer.Pong],
  [Asked.ApplicationCommand]: [
    Answer.ChannelMessageWithSource,
    Answer.DeferredChannelMessageWithSource,
    Answer.Modal,
  ],
  [Asked.MessageComponent]: [
    Answer.ChannelMessageWithSource,
    Answer.DeferredChannelMessageWithSource,
    Answer.DeferredMessageUpdate,
    Answer.UpdateMessage,
    Answer.Modal,
  ],
  [Asked.ApplicationCommandAutocomplete]: [Answer.ApplicationCommandAutocompleteResult],
  [Asked.ModalSubmit]: [
    Answer.ChannelMessageWithSource,
    Answer.DeferredChannelMessageWithSource,
    Answer.DeferredMessageUpdate,
    Answer.UpdateMessage,
  ],
};

const UPDATES: readonly Answer[] = [Answer.DeferredMessageUpdate, Answer.UpdateMessage];

function respond(call: Call): RESTPostAPIInteractionCallbackWithResponseResult | undefined {
  const { state, body } = call;
  const interaction = takeInteraction(state, param(call, 'interaction'), param(call, 'token'));
  const response = body as APIInteractionResponse;
  requireFitting(interaction, response?.type);
  const message = answers[response.type]?.(call, interaction, response) ?? null;
  notifyWatchers(interaction);
  return isOn(call, 'with_response') ? withResponse(call, interaction, message) : undefined;
}

function requireFitting(interaction: InteractionState, type: Answer): void {
  const fitting = ANSWERS[interaction.type].filter((each) => {
    return interaction.messageId !== null || !UPDATES.includes(each);
  });
  if (fitting.includes(type)) return;
  invalid(['type'], ...choicesError(fitting));
}

function withResponse(
  { state }: Call,
  interaction: InteractionState,
  message: MessageState | null,
): RESTPostAPIInteractionCallbackWithResponseResult {
  const { id, type, callback } = interaction;
  return {
    interaction: {
      id,
      type,
      ...(message && {
        response_message_id: message.id,
        response_message_loading: isLoading(message),
        response_message_ephemeral: message.onlyTo !== null,
      }),
    },
    ...(callback !== null && {
      resource: { type: callback, ...(message && { message: messagePayload(state, message) }) },
    }),
  };
}
