// The message that tells a member of papers that they follow, by what they follow: a direct message, or one in a channel that all read.
import { userMention } from 'discord.js';
import { dateRange, longDate, type Speech } from '../../locale/texts.ts';
import type { Day } from '../../model/day.ts';
import { arxivUrl } from '../../model/paper.ts';
import { cutToColumns, firstSentences } from '../../model/sentences.ts';
import { truncate } from '../../model/text.ts';
import { type Topic, topicKey } from '../../store/follows.ts';
import { upvoteFacts } from './count-text.ts';
import { escapeText, link } from './escape.ts';
import { type Group, groupMatches } from './match-groups.ts';
import { type Match, type Occasion, openRow, quotedOnce, REASONS } from './match-messages.ts';
import { titleLink } from './paper-line.ts';
import { COLOUR, LIMIT, type Payload } from './payload.ts';
import { type Readers, typed } from './typed.ts';

/** A select holds this many papers (Discord). */
const LISTED = 25;

/** Follows without a paper that are named. */
const ALSO = 15;

/** In columns. */
const LONGEST = { title: 58, gist: 92 } as const;

/** To whom it goes: a member alone, or one among all who read a channel. */
export type Addressee =
  | { readonly readers: 'member'; readonly hasLostChannel: boolean }
  | { readonly readers: 'everybody'; readonly memberId: string };

interface Days extends Occasion {
  /** The first of the papers' days; `date` is the last. */
  readonly from: Day;
}

export function matchesMessage(
  matches: readonly Match[],
  { from, date, key }: Days,
  { say, to }: { readonly say: Speech; readonly to: Addressee },
): Payload {
  const all = groupMatches(matches);
  const groups = all.filter((group) => group.shown.length > 0);
  const shown = groups.flatMap((group) => group.shown);
  const others = matches.filter((match) => !shown.includes(match));
  const listed = [...shown, ...others].slice(0, LISTED);
  const manner = { say, readers: to.readers };
  const also = alsoText(
    all.filter((group) => group.shown.length === 0),
    manner,
  );
  const tail = `${also}${tailOf({ more: others.length, hidden: matches.length - listed.length, date, from }, say)}`;
  return {
    ...greeting(matches.length, to, say),
    embeds: [
      {
        color: COLOUR,
        title: say('match.title', { date: daysText(from, date, say) }),
        description: `${groupsText(groups, LIMIT.description - tail.length, manner)}${tail}`,
        footer: { text: say('match.hint') },
      },
    ],
    components: [openRow(listed, key, { say, numbered: true })],
  };
}

function greeting(count: number, to: Addressee, say: Speech): Pick<Payload, 'content' | 'notified'> {
  if (to.readers === 'everybody') {
    const content = say('match.newsFor', { count, member: userMention(to.memberId) });
    return { content, notified: [to.memberId] };
  }
  const lines = [
    say('match.news', { count }),
    ...(to.hasLostChannel ? [`-# ${say('match.lostChannel')}`] : []),
  ];
  return { content: lines.join('\n') };
}

function daysText(from: Day, to: Day, say: Speech): string {
  if (from === to) return longDate(say.language, to);
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  return dateRange(say.language, first, first.until(last).days + 1);
}

/** Of what there is more, without a paper. */
function alsoText(groups: readonly Group[], manner: Manner): string {
  if (groups.length === 0) return '';
  const topics = groups.slice(0, ALSO).map(({ topic }) => shortName(topic, manner));
  const rest = groups.length > ALSO ? '…' : '';
  return `\n\n-# ${manner.say('match.also', { topics: `${topics.join(' · ')}${rest}` })}`;
}

interface Rest {
  readonly more: number;
  readonly hidden: number;
  readonly date: Day;
  readonly from: Day;
}

/** What follows the papers that are shown: more of them stand in the menu, or where all of the day are. */
function tailOf({ more, hidden, date, from }: Rest, say: Speech): string {
  if (hidden > 0) {
    const where =
      from === date ? say('match.more', { count: more, date }) : say('match.moreDays', { count: more });
    return `\n\n${where}`;
  }
  return more > 0 ? `\n\n${say('match.inMenu', { count: more })}` : '';
}

interface Manner {
  readonly say: Speech;
  readonly readers: Readers;
}

/** With a sentence for each paper where there is room for all of them, else for fewer. */
function groupsText(groups: readonly Group[], room: number, manner: Manner): string {
  const papers = groups.flatMap((group) => group.shown);
  for (let full = papers.length; full >= 0; full--) {
    const text = groups.map((group) => groupText(group, { ...manner, papers, full })).join('\n\n');
    if (text.length <= room) return text;
  }
  return truncate(papers.map(({ paper }, index) => `${index + 1}. ${titleLink(paper, 20)}`).join('\n'), room);
}

interface Writing extends Manner {
  /** All that are shown, by which they are numbered. */
  readonly papers: readonly Match[];
  /** How many of them get a sentence. */
  readonly full: number;
}

function groupText({ topic, matches, shown }: Group, { papers, full, say, readers }: Writing): string {
  const head = `**🔔 ${shortName(topic, { say, readers })}** · ${say('list.found', { count: matches.length })}`;
  const lines = shown.map((match) => {
    const index = papers.indexOf(match);
    const also = match.topics.filter((each) => topicKey(each) !== topicKey(topic)).slice(0, REASONS);
    return [
      paperText(match, { rank: index + 1, isFull: index < full }),
      ...(also.length > 0
        ? [`-# 🔔 ${also.map((each) => shortName(each, { say, readers })).join(' · ')}`]
        : []),
    ].join('\n');
  });
  return [head, ...lines].join('\n');
}

/** Without saying of what kind it is: a name is seen to be one. */
function shortName({ kind, text }: Topic, { say, readers }: Manner): string {
  if (readers === 'everybody') return typed(text, readers, say);
  const name = escapeText(text);
  return kind === 'keyword' ? quotedOnce(name, say) : name;
}

function paperText({ paper }: Match, { rank, isFull }: { rank: number; isFull: boolean }): string {
  const { upvotes, summary } = paper;
  const gist = isFull ? (summary.tldr ?? summary.bullets[0]?.text) : undefined;
  return [
    [
      `**${rank}.**`,
      link(cutToColumns(paper.title, LONGEST.title), arxivUrl(paper.id)),
      ...upvoteFacts(upvotes),
    ].join(' '),
    ...(gist ? [`-# ${escapeText(firstSentences(gist, LONGEST.gist))}`] : []),
  ].join('\n');
}
