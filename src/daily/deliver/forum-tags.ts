// The tags of a forum post: those of the forum that are keywords of the paper.
import { ChannelFlags, type GuildForumTag } from 'discord.js';
import type { App } from '../../discord/app.ts';
import { UserError } from '../../model/errors.ts';
import type { Place } from '../../store/subscriptions.ts';
import type { Draft } from './drafts.ts';

/** Discord allows this many on a post. */
const MOST = 5;

/** Ids of tags. A forum that wants a tag on every post gets its first one where none fits. */
export async function forumTags({ servers }: App, place: Place, draft: Draft): Promise<string[]> {
  const forum = await servers.keep(place);
  if (!forum?.isThreadOnly()) throw new UserError('channel-gone');
  const usable = forum.availableTags.filter((tag) => !tag.moderated);
  const fitting = usable.filter((tag) => isAbout(draft, tag)).slice(0, MOST);
  const needed =
    fitting.length === 0 && forum.flags.has(ChannelFlags.RequireTag) ? usable.slice(0, 1) : fitting;
  return needed.map(({ id }) => id);
}

function isAbout({ keywords, name }: Draft, tag: GuildForumTag): boolean {
  const wanted = plain(tag.name);
  const text = ` ${plain(name)} `;
  return keywords.some((keyword) => plain(keyword) === wanted) || text.includes(` ${wanted} `);
}

/** "Diffusion-Models" and "diffusion model" are the same tag. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/s\b/g, '')
    .trim();
}
