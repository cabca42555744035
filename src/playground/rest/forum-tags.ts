// Tags of a forum's post: which must and may be given.
import { ChannelFlags, type Snowflake } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { mayIn } from '../permissions.ts';
import type { ChannelState } from '../state/channel-state.ts';
import type { State } from '../state/state.ts';

/** Tags that exist; one at least where the forum wants it; moderated ones only by who manages threads. */
export function requireTags(state: State, forum: ChannelState, ids: readonly Snowflake[]): void {
  const manages = mayIn(state, forum, state.bot.id, 'ManageThreads');
  const wanted = (forum.flags & ChannelFlags.RequireTag) !== 0;
  if (wanted && ids.length === 0) {
    const open = forum.tags.some(({ moderated }) => !moderated);
    throw refusal(
      open || manages
        ? 'TagRequiredToCreateAForumPostInThisChannel'
        : 'ThereAreNoTagsAvailableThatCanBeSetByNonModerators',
    );
  }
  for (const id of ids) {
    const tag = forum.tags.find((each) => each.id === id);
    if (!tag) throw refusal('UnknownTag');
    if (tag.moderated && !manages) throw refusal('MissingPermissions');
  }
}
