// An interaction from the member's click to the bot's last word: acknowledged in time, then spoken through its token.
import { randomBytes } from 'node:crypto';
import type { APIInteraction, InteractionResponseType, Snowflake } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import type { InteractionState } from './interaction-state.ts';
import type { State } from './state.ts';

export type NewInteraction = Pick<
  InteractionState,
  'id' | 'type' | 'userId' | 'channelId' | 'guildId' | 'owners' | 'answers' | 'messageId'
> & { readonly payload: Omit<APIInteraction, 'token'> };

/** Tells the bot of it and starts the clock. */
export function startInteraction(state: State, made: NewInteraction): InteractionState {
  forgetExpired(state);
  const token = randomBytes(48).toString('base64url');
  const interaction: InteractionState = {
    ...made,
    token,
    createdAt: state.now(),
    payload: { ...made.payload, token } as APIInteraction,
    status: 'waiting',
    callback: null,
    originalId: null,
    deferred: false,
    followUps: [],
    choices: [],
    modal: null,
    watchers: new Set(),
    timer: null,
  };
  state.interactions.set(interaction.id, interaction);
  state.interactionsByToken.set(token, interaction);
  interaction.timer = setTimeout(() => fail(state, interaction), state.timings.acknowledge);
  interaction.timer.unref();
  state.events.dispatch('INTERACTION_CREATE', interaction.payload, scopeOf(interaction));
  return interaction;
}

/** The interaction to acknowledge: known, in time, and not acknowledged before. */
export function takeInteraction(state: State, id: Snowflake, token: string): InteractionState {
  const interaction = state.interactions.get(id);
  if (!interaction || interaction.token !== token) throw refusal('UnknownInteraction');
  if (interaction.status === 'acknowledged') throw refusal('InteractionHasAlreadyBeenAcknowledged');
  const late = state.now() - interaction.createdAt > state.timings.acknowledge;
  if (interaction.status === 'failed' || late) throw refusal('UnknownInteraction');
  return interaction;
}

/** The interaction whose token is used as a webhook: acknowledged, and not older than its token lives. */
export function interactionByToken(state: State, token: string): InteractionState {
  const interaction = state.interactionsByToken.get(token);
  if (!interaction || isExpired(state, interaction)) throw refusal('InvalidWebhookToken');
  if (interaction.status !== 'acknowledged') throw refusal('UnknownWebhook');
  return interaction;
}

export function acknowledge(
  state: State,
  interaction: InteractionState,
  callback: InteractionResponseType,
): void {
  interaction.status = 'acknowledged';
  interaction.callback = callback;
  stopClock(interaction);
  state.events.show('INTERACTION_SUCCESS', { id: interaction.id }, onlyTo(interaction));
}

/** The bot said something through the interaction: whoever waits for it looks again. */
export function notifyWatchers(interaction: InteractionState): void {
  for (const watcher of [...interaction.watchers]) watcher();
}

export function stopClock(interaction: InteractionState): void {
  if (interaction.timer) clearTimeout(interaction.timer);
  interaction.timer = null;
}

function fail(state: State, interaction: InteractionState): void {
  if (interaction.status !== 'waiting') return;
  interaction.status = 'failed';
  state.events.show(
    'INTERACTION_FAILURE',
    { id: interaction.id, reason: 'The application did not respond' },
    onlyTo(interaction),
  );
  notifyWatchers(interaction);
}

function isExpired(state: State, interaction: InteractionState): boolean {
  return state.now() - interaction.createdAt > state.timings.token;
}

/** They are kept in order of their making, so the expired ones stand first. */
function forgetExpired(state: State): void {
  for (const interaction of state.interactions.values()) {
    if (!isExpired(state, interaction)) return;
    state.interactions.delete(interaction.id);
    state.interactionsByToken.delete(interaction.token);
  }
}

function scopeOf({ guildId, channelId }: InteractionState) {
  return { guildId, channelId };
}

function onlyTo(interaction: InteractionState) {
  return { ...scopeOf(interaction), onlyTo: interaction.userId };
}
