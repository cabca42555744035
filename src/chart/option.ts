// A chart as ECharts takes it: one grid a group, two bars a row, sized for a phone.
import type { BarGroup, Chart, Look } from './chart.ts';

export const FONT = 'Noto Sans KR';
export const WIDTH = 900;

const ROW = 46;
const GROUP_HEAD = 54;
const HEAD = 92;
const FOOT = 20;
const NAMES = 320;
const VALUES = 90;
const LONGEST_NAME = 30;

/** Colours of Discord's own surfaces, so that the picture is a part of the chat. */
const COLOURS = {
  dark: {
    background: '#2b2d31',
    text: '#f2f3f5',
    faint: '#b5bac1',
    before: '#6d7178',
    rising: '#45c97a',
    falling: '#f2777a',
    liked: '#ffd21e',
  },
  light: {
    background: '#ffffff',
    text: '#1e1f22',
    faint: '#5c5e66',
    before: '#b9bcc3',
    rising: '#1f8b4c',
    falling: '#c9302c',
    liked: '#b98900',
  },
} as const satisfies Record<Look, Record<string, string>>;

export function heightOf({ groups }: Chart): number {
  return HEAD + groups.reduce((sum, { bars }) => sum + GROUP_HEAD + bars.length * ROW, 0) + FOOT;
}

export function optionOf(chart: Chart) {
  const colours = COLOURS[chart.look];
  const tops = chart.groups.map(
    (_, nth) =>
      HEAD + chart.groups.slice(0, nth).reduce((sum, { bars }) => sum + GROUP_HEAD + bars.length * ROW, 0),
  );
  // What rises and falls is on one scale; what is voted for has much greater shares.
  const mostOf = (isLiked: boolean) =>
    Math.max(
      1,
      ...chart.groups
        .filter(({ tone }) => (tone === 'liked') === isLiked)
        .flatMap(({ bars }) => bars.flatMap(({ before, now }) => [before, now])),
    );
  const [most, mostLiked] = [mostOf(false), mostOf(true)];
  const text = (size: number, color: string, bold = false) => ({
    fontFamily: FONT,
    fontSize: size,
    color,
    fontWeight: bold ? ('bold' as const) : ('normal' as const),
  });
  return {
    animation: false,
    backgroundColor: colours.background,
    title: [
      { text: chart.title, left: 24, top: 18, textStyle: text(28, colours.text, true) },
      { text: chart.legend, left: 24, top: 56, textStyle: text(18, colours.faint) },
      ...chart.groups.map(({ title, tone }, nth) => ({
        text: title,
        left: 24,
        top: (tops[nth] ?? 0) + 14,
        textStyle: text(22, colours[tone], true),
      })),
    ],
    grid: chart.groups.map(({ bars }, nth) => ({
      left: NAMES,
      right: VALUES,
      top: (tops[nth] ?? 0) + GROUP_HEAD,
      height: bars.length * ROW,
    })),
    xAxis: chart.groups.map(({ tone }, gridIndex) => ({
      type: 'value' as const,
      gridIndex,
      show: false,
      max: tone === 'liked' ? mostLiked : most,
    })),
    yAxis: chart.groups.map(({ bars }, gridIndex) => ({
      type: 'category' as const,
      gridIndex,
      inverse: true,
      data: bars.map(({ name }) => shortened(name)),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...text(20, colours.text), interval: 0 },
    })),
    series: chart.groups.flatMap((group, nth) => seriesOf(group, nth, { colours, text })),
  };
}

interface Style {
  readonly colours: (typeof COLOURS)[Look];
  readonly text: (size: number, color: string) => object;
}

function seriesOf({ bars, tone }: BarGroup, nth: number, { colours, text }: Style) {
  const shared = { type: 'bar' as const, xAxisIndex: nth, yAxisIndex: nth, barWidth: 15, barGap: '10%' };
  const value = (color: string) => ({ show: true, position: 'right' as const, ...text(16, color) });
  return [
    {
      ...shared,
      data: bars.map(({ before }) => before),
      itemStyle: { color: colours.before, borderRadius: 3 },
      label: { ...value(colours.faint), formatter: '{c}%' },
    },
    {
      ...shared,
      data: bars.map(({ now }) => now),
      itemStyle: { color: colours[tone], borderRadius: 3 },
      label: { ...value(colours.text), formatter: '{c}%' },
    },
  ];
}

function shortened(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…`;
}
