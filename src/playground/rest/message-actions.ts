// What else is done with messages: published, deleted by the hundred, announced by typing.
import { ChannelType, MessageFlags, type Snowflake } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { requireIn } from '../permissions.ts';
import { isSnowflake, timeOf } from '../snowflake.ts';
import { isDirect } from '../state/channel-state.ts';
import { messagePayload } from '../state/message.ts';
import { announceUpdate, deleteMessages } from '../state/post-message.ts';
import { findChannel } from '../state/state.ts';
import { invalid } from './form.ts';
import { requireSendable } from './may-send.ts';
import { isSystem, messageAt } from './messages.ts';
import { type Call, param, route } from './route.ts';

const TWO_WEEKS = 14 * 24 * 60 * 60_000;

export const messageActionRoutes = [
  route('POST /channels/:channel/messages/bulk-delete', removeMany),
  route('POST /channels/:channel/messages/:message/crosspost', publish),
  route('POST /channels/:channel/typing', type),
];

function removeMany(call: Call): void {
  const { state, body } = call;
  const channel = findChannel(state, param(call, 'channel'));
  if (isDirect(channel)) throw refusal('CannotExecuteActionOnDMChannel');
  requireIn(state, channel, state.bot.id, 'ManageMessages');
  const ids = (body as { messages?: Snowflake[] } | undefined)?.messages ?? [];
  if (!ids.every(isSnowflake)) invalid(['messages'], 'NUMBER_TYPE_COERCE', 'Value is not snowflake.');
  if (ids.length < 2 || ids.length > 100) throw refusal('ProvidedTooFewOrTooManyMessagesToDelete');
  if (ids.some((id) => state.now() - timeOf(id) > TWO_WEEKS))
    throw refusal('OneOfTheMessagesProvidedWasTooOldForBulkDelete');
  const there = ids.filter((id) => channel.log?.get(id));
  deleteMessages(state, channel, there);
}

function publish(call: Call) {
  const { state } = call;
  const { channel, message } = messageAt(call);
  if (channel.type !== ChannelType.GuildAnnouncement) throw refusal('CannotExecuteActionOnThisChannelType');
  if (isSystem(message)) throw refusal('InvalidMessageType');
  const needed = message.authorId === state.bot.id ? 'SendMessages' : 'ManageMessages';
  requireIn(state, channel, state.bot.id, needed);
  if ((message.flags & MessageFlags.Crossposted) !== 0) throw refusal('ThisMessageWasAlreadyCrossposted');
  message.flags |= MessageFlags.Crossposted;
  announceUpdate(state, message);
  return messagePayload(state, message);
}

function type(call: Call): void {
  const { state } = call;
  const channel = findChannel(state, param(call, 'channel'));
  requireSendable(state, channel);
  state.events.dispatch(
    'TYPING_START',
    {
      channel_id: channel.id,
      user_id: state.bot.id,
      timestamp: Math.floor(state.now() / 1000),
      ...(channel.guildId !== null && { guild_id: channel.guildId }),
    },
    { guildId: channel.guildId, channelId: channel.id },
  );
}
