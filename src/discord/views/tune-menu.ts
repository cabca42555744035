// The menu under recommended papers by which a member asks for more or less like one of them.
import { type APISelectMenuOption, ComponentType } from 'discord.js';
import type { Speech } from '../../locale/texts.ts';
import { truncate } from '../../model/text.ts';
import { type Button, LIMIT } from './payload.ts';

interface Tunable {
  readonly id: string;
  readonly title: string;
  readonly rank: number;
}

/** For at most 12 papers (Discord); whoever answers `id` reads its values with readTuning. */
export function tuneMenu(papers: readonly Tunable[], id: string, say: Speech): Button {
  const option = (way: 'more' | 'less', paper: Tunable): APISelectMenuOption => ({
    label: truncate(say(`foryou.${way}`, { rank: paper.rank, title: paper.title }), LIMIT.choice),
    value: `${way} ${paper.id}`,
    emoji: { name: way === 'more' ? '👍' : '🚫' },
  });
  return {
    type: ComponentType.StringSelect,
    custom_id: id,
    placeholder: say('foryou.tune'),
    options: (['more', 'less'] as const).flatMap((way) => papers.map((paper) => option(way, paper))),
  };
}

export function readTuning(value: string): { readonly isMore: boolean; readonly paperId: string } {
  const [way, paperId = ''] = value.split(' ');
  return { isMore: way === 'more', paperId };
}
