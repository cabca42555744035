// The menu of a list of papers: it opens one of them, for the member who chooses it alone.
import { ComponentType } from 'discord.js';
import type { Speech } from '../../locale/texts.ts';
import { truncate } from '../../model/text.ts';
import { type Button, buttonId, LIMIT } from './payload.ts';

export interface Openable {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** Its place in the list; null where it has none. */
  readonly rank: number | null;
}

/** For at most 25 papers (Discord); `key` tells the lists of a channel apart, `isOneOf` that there are several in a message. */
export function openMenu(
  papers: readonly Openable[],
  key: string,
  say: Speech,
  { isOneOf = false }: { readonly isOneOf?: boolean } = {},
): Button {
  const [from, to] = [papers[0]?.rank, papers.at(-1)?.rank];
  return {
    type: ComponentType.StringSelect,
    custom_id: buttonId('open', key),
    placeholder: isOneOf && from && to ? say('list.openOf', { from, to }) : say('list.open'),
    options: papers.map(({ id, title, authors, rank }) => ({
      label: truncate(rank === null ? title : `${rank}. ${title}`, LIMIT.choice),
      value: id,
      ...(authors.length > 0 && { description: truncate(authors.join(', '), LIMIT.choice) }),
    })),
  };
}
