// The direct message with a day's papers for a member: a few, each with why.
import { longDate, type Speech } from '../../locale/texts.ts';
import type { SummarisedPaper } from '../../model/paper.ts';
import type { Why } from '../../taste/why.ts';
import { fitLines } from './fit-lines.ts';
import type { Occasion } from './match-messages.ts';
import { openMenu } from './open-menu.ts';
import { paperLines, titleLink } from './paper-line.ts';
import { buttonId, COLOUR, LIMIT, type Payload, row } from './payload.ts';
import { tuneMenu } from './tune-menu.ts';
import { whyLine } from './why-text.ts';

const SHORT_TITLE = 70;

export interface ForYou extends Occasion {
  readonly why: ReadonlyMap<string, readonly Why[]>;
  /** Whether the order is that of a taste that is known. */
  readonly isKnown: boolean;
}

export function forYouMessage(
  papers: readonly SummarisedPaper[],
  { date, key, why, isKnown }: ForYou,
  say: Speech,
): Payload {
  const ranked = papers.map((paper, at) => ({ ...paper, rank: at + 1 }));
  const lines = ranked.map((paper) => {
    const reason = whyLine(why.get(paper.id) ?? [], say);
    return {
      long: [...paperLines(paper, paper.rank, say), ...(reason === '' ? [] : [reason])].join('\n'),
      short: `**${paper.rank}.** ${titleLink(paper, SHORT_TITLE)}`,
    };
  });
  return {
    content: say('foryou.news', { count: papers.length }),
    embeds: [
      {
        color: COLOUR,
        title: say('foryou.ofDay', { date: longDate(say.language, date) }),
        description: fitLines(lines, LIMIT.description, '\n\n'),
        footer: { text: say(isKnown ? 'foryou.hint' : 'foryou.coldHint') },
      },
    ],
    components: [row(openMenu(ranked, key, say)), row(tuneMenu(ranked, buttonId('more-or-less', key), say))],
  };
}
