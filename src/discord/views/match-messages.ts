// What members follow in words, and the message that mentions them in a server with the papers that match.
import { userMention } from 'discord.js';
import { longDate, type Speech } from '../../locale/texts.ts';
import type { Day } from '../../model/day.ts';
import type { SummarisedPaper } from '../../model/paper.ts';
import { truncate } from '../../model/text.ts';
import type { Follow, Topic } from '../../store/follows.ts';
import { escapeText } from './escape.ts';
import { openMenu } from './open-menu.ts';
import { titleLink } from './paper-line.ts';
import { COLOUR, LIMIT, type Payload, row } from './payload.ts';
import { type Readers, typed } from './typed.ts';

/** A paper, and what the member follows that it matches. */
export interface Match {
  readonly paper: SummarisedPaper;
  readonly topics: readonly Follow[];
}

export interface Occasion {
  readonly date: Day;
  /** By which the message is recognised in its channel. */
  readonly key: string;
}

/** A select holds this many papers (Discord). */
const LISTED = 25;

const SHORT_TITLE = 70;
/** Of the topics that a paper matches; more say nothing more. */
export const REASONS = 3;

/** What one member is told in a server's post. */
export interface Notice {
  readonly memberId: string;
  readonly matches: readonly Match[];
}

/** So many members are mentioned in one message, each with so many papers. */
export const MENTIONED = 10;
const PAPERS_EACH = 3;

/** At most MENTIONED notices. */
export function mentionsMessage(notices: readonly Notice[], { date, key }: Occasion, say: Speech): Payload {
  const blocks = notices.map(({ memberId, matches }) => {
    const lines = matches
      .slice(0, PAPERS_EACH)
      .map((match) => `- ${titleLink(match.paper, SHORT_TITLE)} · ${reasons(match, say, 'everybody')}`);
    const more = matches.length - lines.length;
    return [
      userMention(memberId),
      ...lines,
      ...(more > 0 ? [`- ${say('match.others', { count: more })}`] : []),
    ];
  });
  const long = blocks.map((lines) => lines.join('\n')).join('\n');
  const short = blocks.map((lines) => lines.slice(0, 2).join('\n')).join('\n');
  const ids = notices.map(({ memberId }) => memberId);
  return {
    content: say('match.mention', { members: ids.map((id) => userMention(id)).join(' ') }),
    notified: ids,
    embeds: [
      {
        color: COLOUR,
        title: say('match.title', { date: longDate(say.language, date) }),
        description: long.length <= LIMIT.description ? long : truncate(short, LIMIT.description),
      },
    ],
    components: [
      openRow(
        notices.flatMap(({ matches }) => matches.slice(0, PAPERS_EACH)),
        key,
        { say, numbered: false },
      ),
    ],
  };
}

/** keyword “state space”, author Ada Lovelace */
function reasons({ topics }: Match, say: Speech, readers: Readers = 'member'): string {
  return topics
    .slice(0, REASONS)
    .map((topic) => topicText(topic, say, readers))
    .join(' · ');
}

export function topicText({ kind, text }: Topic, say: Speech, readers: Readers = 'member'): string {
  if (readers === 'everybody') return say(`topic.${kind}`, { text: typed(text, readers, say) });
  return topicName({ kind, text: escapeText(text) }, say);
}

/** Where nothing is markup, such as in a menu. */
export function topicName({ kind, text }: Topic, say: Speech): string {
  return say(`topic.${kind}`, { text: kind === 'keyword' ? quotedOnce(text, say) : text });
}

const QUOTED = /["“”„«»「」『』]/u;

/** A phrase is in quotation marks already. */
export function quotedOnce(text: string, say: Speech): string {
  return QUOTED.test(text) ? text : say('quoted', { text });
}

/** The menu that opens one of them; numbered where the lines are. */
export function openRow(
  matches: readonly Match[],
  key: string,
  { say, numbered }: { say: Speech; numbered: boolean },
) {
  const papers = [...new Map(matches.map(({ paper }) => [paper.id, paper])).values()].slice(0, LISTED);
  const listed = papers.map((paper, index) => ({ ...paper, rank: numbered ? index + 1 : null }));
  return row(openMenu(listed, key, say));
}
