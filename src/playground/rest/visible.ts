// What a bot without the MessageContent intent is shown of other people's messages: that they are there.
import { type APIMessage, GatewayIntentBits } from 'discord-api-types/v10';
import { type ChannelState, isDirect } from '../state/channel-state.ts';
import type { State } from '../state/state.ts';

type Shown = Pick<APIMessage, 'author' | 'mentions'>;

/** Own messages, direct messages and those that mention the bot are always shown whole. */
function seesContent(state: State, channel: ChannelState, message: Shown, intents: number): boolean {
  return (
    (intents & GatewayIntentBits.MessageContent) !== 0 ||
    message.author.id === state.bot.id ||
    isDirect(channel) ||
    message.mentions.some(({ id }) => id === state.bot.id)
  );
}

/** Over REST the application's settings decide, whatever intents the gateway was told. */
export function blanked<T extends APIMessage>(
  state: State,
  channel: ChannelState,
  message: T,
  intents = state.privilegedIntents,
): T {
  if (seesContent(state, channel, message, intents)) return message;
  return { ...message, content: '', embeds: [], attachments: [], components: [] };
}
