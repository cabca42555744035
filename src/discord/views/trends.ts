// What rises and falls, as a chart and as text: the same figures in both.
import type { BarGroup, Chart, Look } from '../../chart/chart.ts';
import type { Speech, Texts } from '../../locale/texts.ts';
import { truncate } from '../../model/text.ts';
import type { Trend, Trends } from '../../taste/trends.ts';
import { escapeText } from './escape.ts';
import { COLOUR, LIMIT, type Payload } from './payload.ts';
import { conceptName } from './why-text.ts';

/** A file of its own: as an embed's picture Discord would drop its description. */
const PICTURE = 'trends.png';

const LONGEST_ALT = 1024;

export interface TrendsShown {
  readonly trends: Trends;
  /** What it is about, in words: the period, and the topic. */
  readonly title: string;
}

interface Group {
  readonly tone: BarGroup['tone'];
  readonly trends: readonly Trend[];
}

function groupsOf({ rising, falling, liked }: Trends): Group[] {
  const groups: Group[] = [
    { tone: 'rising', trends: rising },
    { tone: 'falling', trends: falling },
    { tone: 'liked', trends: liked },
  ];
  return groups.filter(({ trends }) => trends.length > 0);
}

/** Of what is shown in a language; English comes last, for what the picture's font can't write, as simplified Chinese. */
export function trendsCharts(
  shown: (say: Speech) => TrendsShown,
  look: Look,
  { texts, language }: { readonly texts: Texts; readonly language: string },
): [Chart, ...Chart[]] {
  const [own, english] = [texts(language), texts('en')];
  return [trendsChart(shown(own), look, own), trendsChart(shown(english), look, english)];
}

function trendsChart({ trends, title }: TrendsShown, look: Look, say: Speech): Chart {
  return {
    title,
    legend: say('trends.legend'),
    look,
    groups: groupsOf(trends).map(({ tone, trends: all }) => ({
      title: say(`trends.${tone}`),
      tone,
      bars: all.map((trend) => ({
        name: conceptName(trend.forms, say),
        before: hundredths(trend.before),
        now: hundredths(trend.now),
      })),
    })),
  };
}

/** `picture` is null where it could not be drawn: the figures stand for themselves. */
export function trendsMessage(
  { trends, title }: TrendsShown,
  picture: Uint8Array | null,
  say: Speech,
): Payload {
  const groups = groupsOf(trends);
  const percent = new Intl.NumberFormat(say.language, { style: 'percent', maximumFractionDigits: 1 });
  const lines = (trend: Trend) => {
    const [before, now] = [percent.format(trend.before), percent.format(trend.now)];
    return { name: conceptName(trend.forms, say), figures: `${before} → ${now}` };
  };
  const alt = groups
    .map(({ tone, trends: all }) => {
      const said = all.map(lines).map(({ name, figures }) => `${name} ${figures}`);
      return `${say(`trends.${tone}`)}: ${said.join(', ')}`;
    })
    .join('. ');
  return {
    embeds: [
      {
        color: COLOUR,
        title: truncate(title, LIMIT.title),
        description: say('trends.papers', { before: trends.papers.before, now: trends.papers.now }),
        fields: groups.map(({ tone, trends: all }) => ({
          name: say(`trends.${tone}`),
          value: truncate(
            all
              .map(lines)
              .map(({ name, figures }) => `${escapeText(truncate(name, 60))} · ${figures}`)
              .join('\n'),
            LIMIT.fieldValue,
          ),
          inline: true,
        })),
      },
    ],
    ...(picture && {
      files: [{ name: PICTURE, bytes: picture, description: truncate(`${title}. ${alt}`, LONGEST_ALT) }],
    }),
  };
}

function hundredths(share: number): number {
  return Math.round(share * 1000) / 10;
}
