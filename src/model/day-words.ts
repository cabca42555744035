// The words for days, weeks and months in the languages that people write dates in.

/** Days before today; tomorrow is none before. */
export const DAYS_AGO: Readonly<Record<string, number>> = {
  ...each(-2, 'day after tomorrow|the day after tomorrow|모레|내일모레|明後日|あさって|后天|後天'),
  ...each(-1, 'tomorrow|내일|明日|あした|明天'),
  ...each(0, 'today|오늘|금일|今日|きょう|本日|今天'),
  ...each(1, 'yesterday|어제|어저께|작일|昨日|きのう|昨天'),
  ...each(2, 'day before yesterday|the day before yesterday|그저께|그제|엊그제|엊그저께'),
  ...each(2, '一昨日|おととい|前天'),
  ...each(3, '그끄저께|그끄제|一昨昨日|大前天'),
};

/** 1 is Monday. */
export const WEEKDAY_NAMES: Readonly<Record<string, number>> = {
  ...each(1, 'monday|mon|월요일|월욜|月曜日|月曜|周一|週一|星期一|礼拜一'),
  ...each(2, 'tuesday|tues|tue|화요일|화욜|火曜日|火曜|周二|週二|星期二|礼拜二'),
  ...each(3, 'wednesday|wed|수요일|수욜|水曜日|水曜|周三|週三|星期三|礼拜三'),
  ...each(4, 'thursday|thurs|thur|thu|목요일|목욜|木曜日|木曜|周四|週四|星期四|礼拜四'),
  ...each(5, 'friday|fri|금요일|금욜|金曜日|金曜|周五|週五|星期五|礼拜五'),
  ...each(6, 'saturday|sat|토요일|토욜|土曜日|土曜|周六|週六|星期六|礼拜六'),
  ...each(7, 'sunday|sun|일요일|일욜|日曜日|日曜|周日|周天|週日|星期日|星期天|礼拜日|礼拜天'),
};

/** Weeks before this one; they begin on Mondays. */
export const WEEKS_AGO: Readonly<Record<string, number>> = {
  ...each(0, 'this week|이번 주|이번주|금주|今週|本周|这周|這週|本週|这星期|这个星期|这个礼拜'),
  ...each(
    1,
    'last week|previous week|지난 주|지난주|저번 주|저번주|전주|先週|上周|上週|上星期|上个星期|上个礼拜',
  ),
  ...each(2, '지지난 주|지지난주|저저번 주|저저번주|先々週|上上周|上上週|上上星期|上上个星期'),
};

/** What stands before a weekday instead of its week. */
export const WEEKS_OF_WEEKDAYS: Readonly<Record<string, number>> = {
  ...WEEKS_AGO,
  ...each(0, "this|this week's|이번|本|这|這|这个"),
  ...each(1, "last week's|上|上个"),
  ...each(2, '上上|上上个'),
};

/** The weekday before today. */
export const BEFORE_TODAY: readonly string[] = ['last', 'past', 'previous', '지난', '저번', '前', 'この前'];

/** Months before this one. */
export const MONTHS_AGO: Readonly<Record<string, number>> = {
  ...each(0, 'this month|이번 달|이번달|이달|금월|今月|本月|这个月|這個月'),
  ...each(1, 'last month|previous month|지난 달|지난달|저번 달|저번달|전월|先月|前月|上个月|上個月|上月'),
  ...each(
    2,
    'month before last|the month before last|지지난 달|지지난달|저저번달|전전월|先々月|先先月|上上个月|上上個月|上上月',
  ),
};

/** Years before this one. */
export const YEARS_AGO: Readonly<Record<string, number>> = {
  ...each(0, 'this year|올해|금년|今年'),
  ...each(1, 'last year|previous year|작년|지난해|昨年|去年'),
  ...each(2, 'year before last|the year before last|재작년|지지난해|一昨年|おととし|前年'),
};

/** Quarters before this one. */
export const QUARTERS_AGO: Readonly<Record<string, number>> = {
  ...each(0, 'this quarter|이번 분기|이번분기|今四半期|本季度|这个季度|這個季度'),
  ...each(1, 'last quarter|previous quarter|지난 분기|지난분기|전분기|前四半期|上个季度|上個季度|上季度'),
};

const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** From 1; names and their first three letters, and "sept". */
export const MONTHS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    MONTH_NAMES.flatMap((name, index) => [
      [name, index + 1],
      [name.slice(0, 3), index + 1],
    ]),
  ),
  sept: 9,
};

function each(value: number, words: string): Record<string, number> {
  return Object.fromEntries(words.split('|').map((word) => [word, value]));
}

/** What a person types may be "constructor", which every object has. */
export function lookUp(words: Readonly<Record<string, number>>, word: string): number | null {
  return Object.hasOwn(words, word) ? (words[word] ?? null) : null;
}
