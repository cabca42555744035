// A channel's slow mode: whoever may not pass it waits between two messages, or between two posts of a forum.
import { refusal } from '../errors.ts';
import { mayIn } from '../permissions.ts';
import { timeOf } from '../snowflake.ts';
import { type ChannelState, isForum } from '../state/channel-state.ts';
import { guildOf, type State } from '../state/state.ts';

const PASSING = ['BypassSlowmode', 'ManageMessages', 'ManageChannels'] as const;

/** Discord's documentation leaves bots out of it, and yet they are refused with 20016: here it counts for the bot as for a member. */
export function requirePatience(state: State, channel: ChannelState): void {
  if (channel.slowmode === 0) return;
  if (PASSING.some((name) => mayIn(state, channel, state.bot.id, name))) return;
  const last = isForum(channel) ? lastPost(state, channel) : lastMessage(state, channel);
  if (last === undefined) return;
  const seconds = channel.slowmode - (state.now() - timeOf(last)) / 1000;
  if (seconds <= 0) return;
  throw refusal('ActionCannotBePerformedDueToSlowmodeRateLimit', { retry_after: seconds, global: false });
}

function lastMessage({ bot }: State, { log }: ChannelState): string | undefined {
  return log?.all.findLast(({ authorId }) => authorId === bot.id)?.id;
}

function lastPost(state: State, forum: ChannelState): string | undefined {
  const threads = [...(guildOf(state, forum)?.threads ?? [])].map((id) => state.channels.get(id));
  return threads.findLast((each) => each?.parentId === forum.id && each.thread?.ownerId === state.bot.id)?.id;
}
