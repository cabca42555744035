// Speaking on through an interaction's token: follow-ups, and the original answer fetched, edited or deleted.
import {
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
} from 'discord-api-spec/zod';
import { MessageFlags } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { interactionByToken, notifyWatchers } from '../state/interaction.ts';
import type { InteractionState } from '../state/interaction-state.ts';
import { isLoading, messagePayload } from '../state/message.ts';
import { deleteMessage, editMessage } from '../state/post-message.ts';
import { findChannel } from '../state/state.ts';
import { answerMessage, messageOfInteraction } from './answer.ts';
import { readBody } from './body.ts';
import { type MessageBody, requireSomething } from './check-message.ts';
import { writeEdit } from './draft.ts';
import { type Call, param, route } from './route.ts';

/** For an interaction of a member's own installation, where the app is not in the guild. */
const FOLLOW_UPS_WITHOUT_GUILD = 5;

const open = { open: true };

export const webhookRoutes = [
  route('POST /webhooks/:application/:token', followUp, open),
  route('GET /webhooks/:application/:token/messages/:message', get, open),
  route('PATCH /webhooks/:application/:token/messages/:message', edit, open),
  route('DELETE /webhooks/:application/:token/messages/:message', remove, open),
];

function interactionAt(call: Call): InteractionState {
  if (param(call, 'application') !== call.state.bot.id) throw refusal('UnknownWebhook');
  return interactionByToken(call.state, param(call, 'token'));
}

function messageAt(call: Call) {
  const interaction = interactionAt(call);
  const message = messageOfInteraction(call.state, interaction, param(call, 'message'));
  return { interaction, message, channel: findChannel(call.state, message.channelId) };
}

function followUp(call: Call) {
  const { state } = call;
  const interaction = interactionAt(call);
  const body = readBody<MessageBody>(IncomingWebhookRequestPartialSchema, call.body);
  // Kept by Discord for old bots: the first follow-up of a deferred answer fills that in.
  if (interaction.deferred && interaction.originalId !== interaction.messageId)
    return fillIn(call, interaction, body);

  const limited = interaction.owners[0] === undefined && interaction.guildId !== null;
  if (limited && interaction.followUps.length >= FOLLOW_UPS_WITHOUT_GUILD)
    throw refusal('ThisInteractionHasHitTheMaximumNumberOfFollowUpMessages');
  const message = answerMessage(call, interaction, body);
  interaction.followUps.push(message.id);
  spoken(interaction);
  return messagePayload(state, message);
}

function get(call: Call) {
  return messagePayload(call.state, messageAt(call).message);
}

function edit(call: Call) {
  const body = readBody<MessageBody>(IncomingWebhookUpdateRequestPartialSchema, call.body);
  return change(call, messageAt(call), body);
}

function fillIn(call: Call, interaction: InteractionState, body: MessageBody) {
  const message = messageOfInteraction(call.state, interaction, '@original');
  return change(call, { interaction, message, channel: findChannel(call.state, message.channelId) }, body);
}

function change(
  call: Call,
  { interaction, message, channel }: ReturnType<typeof messageAt>,
  body: MessageBody,
) {
  const { state } = call;
  const written = writeEdit(call, body, message, { channelId: channel.id });
  const loading = isLoading(message);
  requireSomething({ ...message, ...written });
  const flags = (written.flags ?? message.flags) & ~MessageFlags.Loading;
  editMessage(state, channel, message, { ...written, flags }, !loading);
  spoken(interaction);
  return messagePayload(state, message);
}

function remove(call: Call): void {
  const { interaction, message, channel } = messageAt(call);
  deleteMessage(call.state, channel, message);
  spoken(interaction);
}

function spoken(interaction: InteractionState): void {
  interaction.deferred = false;
  notifyWatchers(interaction);
}
