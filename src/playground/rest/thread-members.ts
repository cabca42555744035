// Who is in a thread: joined, left, added, listed.
import type { APIThreadMember, Snowflake } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { requireIn } from '../permissions.ts';
import { isThread, type ThreadChannel } from '../state/channel-state.ts';
import { findChannel, guildOf } from '../state/state.ts';
import { addThreadMember, removeThreadMember } from '../state/thread.ts';
import { type Call, param, route } from './route.ts';

export const threadMemberRoutes = [
  route('PUT /channels/:channel/thread-members/@me', join),
  route('DELETE /channels/:channel/thread-members/@me', leave),
  route('PUT /channels/:channel/thread-members/:user', addOther),
  route('DELETE /channels/:channel/thread-members/:user', removeOther),
  route('GET /channels/:channel/thread-members', list),
];

function threadAt(call: Call): ThreadChannel {
  const thread = findChannel(call.state, param(call, 'channel'));
  requireIn(call.state, thread, call.state.bot.id);
  if (!isThread(thread)) throw refusal('CannotExecuteActionOnThisChannelType');
  return thread;
}

function join(call: Call): void {
  const thread = threadAt(call);
  if (thread.thread.archived) throw refusal('InvalidActionOnArchivedThread');
  addThreadMember(call.state, thread, call.state.bot.id);
}

function leave(call: Call): void {
  removeThreadMember(call.state, threadAt(call), call.state.bot.id);
}

function removeOther(call: Call): void {
  const thread = threadAt(call);
  requireIn(call.state, thread, call.state.bot.id, 'ManageThreads');
  removeThreadMember(call.state, thread, param(call, 'user'));
}

function addOther(call: Call): void {
  const thread = threadAt(call);
  if (thread.thread.archived) throw refusal('InvalidActionOnArchivedThread');
  const userId = param(call, 'user');
  if (!guildOf(call.state, thread)?.members.has(userId)) throw refusal('UnknownMember');
  addThreadMember(call.state, thread, userId);
}

function list(call: Call) {
  const thread = threadAt(call);
  return [...thread.thread.members.keys()].map((userId) => memberIn(thread, userId));
}

export function memberIn(thread: ThreadChannel, userId: Snowflake): APIThreadMember | null {
  const joined = thread.thread.members.get(userId);
  return joined === undefined
    ? null
    : { id: thread.id, user_id: userId, join_timestamp: joined, flags: 0 as never };
}
