// The direct message that tells a member of papers that they follow, by what they follow.
import { longDate, type Speech } from '../../locale/texts.ts';
import type { Day } from '../../model/day.ts';
import { arxivUrl } from '../../model/paper.ts';
import { cutToColumns, firstSentences } from '../../model/sentences.ts';
import { truncate } from '../../model/text.ts';
import { type Topic, topicKey } from '../../store/follows.ts';
import { escapeText, link } from './escape.ts';
import { type Group, groupMatches } from './match-groups.ts';
import { type Match, type Occasion, openRow, REASONS, topicText } from './match-messages.ts';
import { titleLink } from './paper-line.ts';
import { COLOUR, LIMIT, type Payload } from './payload.ts';

/** A select holds this many papers (Discord). */
const LISTED = 25;

/** In columns. */
const LONGEST = { title: 58, gist: 92 } as const;

export function matchesMessage(matches: readonly Match[], { date, key }: Occasion, say: Speech): Payload {
  const groups = groupMatches(matches);
  const shown = groups.flatMap((group) => group.shown);
  const others = matches.filter((match) => !shown.includes(match));
  const listed = [...shown, ...others].slice(0, LISTED);
  const tail = tailOf({ more: others.length, hidden: matches.length - listed.length, date }, say);
  return {
    content: say('match.news', { count: matches.length }),
    embeds: [
      {
        color: COLOUR,
        title: say('match.title', { date: longDate(say.language, date) }),
        description: `${groupsText(groups, LIMIT.description - tail.length, say)}${tail}`,
        footer: { text: say('match.hint') },
      },
    ],
    components: [openRow(listed, key, { say, numbered: true })],
  };
}

/** What follows the papers that are shown: more of them stand in the menu, or where all of the day are. */
function tailOf({ more, hidden, date }: { more: number; hidden: number; date: Day }, say: Speech): string {
  if (hidden > 0) return `\n\n${say('match.more', { count: more, date })}`;
  return more > 0 ? `\n\n${say('match.inMenu', { count: more })}` : '';
}

/** With a sentence for each paper where there is room for all of them, else for fewer. */
function groupsText(groups: readonly Group[], room: number, say: Speech): string {
  const papers = groups.flatMap((group) => group.shown);
  for (let full = papers.length; full >= 0; full--) {
    const text = groups.map((group) => groupText(group, { papers, full, say })).join('\n\n');
    if (text.length <= room) return text;
  }
  return truncate(papers.map(({ paper }, index) => `${index + 1}. ${titleLink(paper, 20)}`).join('\n'), room);
}

interface Writing {
  /** All that are shown, by which they are numbered. */
  readonly papers: readonly Match[];
  /** How many of them get a sentence. */
  readonly full: number;
  readonly say: Speech;
}

function groupText({ topic, matches, shown }: Group, { papers, full, say }: Writing): string {
  const head = `**🔔 ${say('match.group', { topic: topicText(topic, say), count: matches.length })}**`;
  const lines = shown.map((match) => {
    const index = papers.indexOf(match);
    const also = match.topics.filter((each) => topicKey(each) !== topicKey(topic)).slice(0, REASONS);
    return [
      paperText(match, { rank: index + 1, isFull: index < full }),
      ...(also.length > 0 ? [`-# 🔔 ${also.map((each) => shortName(each, say)).join(' · ')}`] : []),
    ].join('\n');
  });
  return [head, ...lines].join('\n');
}

/** What else it matches, without saying of what kind that is. */
function shortName({ kind, text }: Topic, say: Speech): string {
  const name = escapeText(text);
  return kind === 'keyword' ? say('quoted', { text: name }) : name;
}

function paperText({ paper }: Match, { rank, isFull }: { rank: number; isFull: boolean }): string {
  const { upvotes, summary } = paper;
  const votes = upvotes === null ? '' : ` ▲ ${upvotes}`;
  const gist = isFull ? (summary.tldr ?? summary.bullets[0]?.text) : undefined;
  return [
    `**${rank}.** ${link(cutToColumns(paper.title, LONGEST.title), arxivUrl(paper.id))}${votes}`,
    ...(gist ? [`-# ${escapeText(firstSentences(gist, LONGEST.gist))}`] : []),
  ].join('\n');
}
