// The messages of a channel as one member sees them, their own ephemeral ones among the others.
import type { Snowflake } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { mayIn } from '../permissions.ts';
import { compareIds } from '../snowflake.ts';
import type { ChannelState } from '../state/channel-state.ts';
import { messagePayload } from '../state/message.ts';
import type { MessageState } from '../state/message-state.ts';
import { everyoneOf } from '../state/reaction.ts';
import { findChannel, type State } from '../state/state.ts';
import type { History, MessageView } from './protocol.ts';

const PAGE = 50;

/** At most 50 messages, the newest or those before an id. */
export function historyOf(
  state: State,
  me: Snowflake,
  { channelId, before }: { readonly channelId: Snowflake; readonly before?: Snowflake | undefined },
): History {
  const channel = findChannel(state, channelId);
  if (!mayIn(state, channel, me, 'ViewChannel')) throw refusal('MissingAccess');
  const common = mayIn(state, channel, me, 'ReadMessageHistory')
    ? (channel.log?.page({ limit: PAGE, before }).reverse() ?? [])
    : [];
  const complete = common.length < PAGE;
  const oldest = complete ? '0' : (common[0]?.id ?? '0');
  const own = (channel.asides?.all ?? []).filter(
    ({ id, onlyTo }) =>
      onlyTo === me && compareIds(id, oldest) > 0 && (before === undefined || compareIds(id, before) < 0),
  );
  const messages = [...common, ...own].sort((a, b) => compareIds(a.id, b.id));
  return { messages: messages.map((message) => viewOf(state, message, me)), complete };
}

export function viewOf(state: State, message: MessageState, me: Snowflake): MessageView {
  return {
    ...messagePayload(state, message, me),
    reactors: message.reactions.map((reaction) => [...everyoneOf(reaction)]),
  };
}

/** Only what the member can see is there. */
export function findMessage(channel: ChannelState, id: Snowflake, me: Snowflake): MessageState | undefined {
  const aside = channel.asides?.get(id);
  return channel.log?.get(id) ?? (aside?.onlyTo === me ? aside : undefined);
}
