// Whether the bot may write into a channel, and what of its message gets through.
import { refusal } from '../errors.ts';
import { mayIn, requireIn, sendPermission } from '../permissions.ts';
import { type ChannelState, holdsMessages, isDirect, isForum, isThread } from '../state/channel-state.ts';
import { findUser, type State } from '../state/state.ts';
import type { UserState } from '../state/user.ts';
import type { Written } from './draft.ts';
import { requirePatience } from './slow-mode.ts';

/** A direct message to one who closed theirs, a forum, a locked thread: each is refused in its own way. */
export function requireSendable(state: State, channel: ChannelState): void {
  if (isForum(channel)) throw refusal('CannotSendAMessageInAForumChannel');
  if (!holdsMessages(channel)) throw refusal('CannotSendMessagesInNonTextChannel');
  requireIn(state, channel, state.bot.id, sendPermission(channel));
  if (isDirect(channel)) requireReachable(state, channel);
  if (isThread(channel) && channel.thread.locked && !mayIn(state, channel, state.bot.id, 'ManageThreads'))
    throw refusal('ThreadLocked');
  requirePatience(state, channel);
}

/** Whoever shares no server with the bot and didn't install it, or closed their direct messages, isn't reached. */
function requireReachable(state: State, { recipients }: ChannelState): void {
  const others = recipients.filter((id) => id !== state.bot.id).map((id) => findUser(state, id));
  if (others.some(({ closedDms }) => closedDms)) throw refusal('CannotSendMessagesToThisUser');
  const known = others.every((user) => user.installed || sharesGuild(state, user));
  if (!known) throw refusal('CannotSendMessagesToThisUserDueToHavingNoMutualGuilds');
}

function sharesGuild(state: State, { id }: UserState): boolean {
  return [...state.guilds.values()].some(({ joinedAt, members }) => joinedAt !== null && members.has(id));
}

/** Without AttachFiles nothing is sent; without EmbedLinks embeds are left out, and alone they are refused. */
export function asPermitted(state: State, channel: ChannelState, written: Written): Written {
  if (written.attachments.length > 0) requireIn(state, channel, state.bot.id, 'AttachFiles');
  if (written.embeds.length === 0 || mayIn(state, channel, state.bot.id, 'EmbedLinks')) return written;
  const without = { ...written, embeds: [] };
  if (without.content === '' && without.components.length + without.attachments.length === 0)
    throw refusal('MissingPermissions');
  return without;
}
