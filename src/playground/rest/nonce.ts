// A message is sent once: its nonce gives it back to whoever sends it again.
import type { RESTPostAPIChannelMessageJSONBody } from 'discord-api-types/v10';
import type { ChannelState } from '../state/channel-state.ts';
import type { MessageState } from '../state/message-state.ts';
import type { State } from '../state/state.ts';

/** With enforce_nonce, a nonce of the last few minutes gives back the message that it made. */
export function sentBefore(
  state: State,
  channel: ChannelState,
  { nonce, enforce_nonce: enforced }: RESTPostAPIChannelMessageJSONBody,
): MessageState | undefined {
  if (!enforced || nonce === undefined || nonce === null) return undefined;
  const known = state.nonces.get(`${channel.id}:${nonce}`);
  return known && known.until > state.now() ? channel.log?.get(known.messageId) : undefined;
}

export function rememberNonce(state: State, channel: ChannelState, message: MessageState): void {
  if (message.nonce === null) return;
  for (const [key, { until }] of state.nonces) {
    if (until > state.now()) break;
    state.nonces.delete(key);
  }
  const key = `${channel.id}:${message.nonce}`;
  state.nonces.delete(key);
  state.nonces.set(key, { messageId: message.id, until: state.now() + state.timings.nonce });
}
