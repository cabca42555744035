// Time zones as people type them: by city, country, capital, offset, abbreviation or name, in four languages.
import { describe, expect, it } from 'vitest';
import { findZone, suggestZones } from '../../commands/digest/zones.ts';
import { loadTexts } from '../../src/locale/texts.ts';

const NOW = Date.parse('2024-01-24T12:00:00Z');
const asked = { say: loadTexts()('en'), guess: null, now: NOW };
const offered = async (typed: string) => (await suggestZones(typed, asked)).map(({ value }) => value);

/** Typed and sent without a look at the list. */
const sent = async (typed: string) => {
  try {
    return await findZone(typed, asked);
  } catch (error) {
    return error instanceof Error ? error.name : error;
  }
};

const UNDERSTOOD: [typed: string, zone: string][] = [
  ['kolkata', 'Asia/Kolkata'],
  ['kyiv', 'Europe/Kyiv'],
  ['KST', 'Asia/Seoul'],
  ['서울', 'Asia/Seoul'],
  ['Seoul', 'Asia/Seoul'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['asia/saigon', 'Asia/Ho_Chi_Minh'],
  ['US/Pacific', 'America/Los_Angeles'],
  ['ROK', 'Asia/Seoul'],
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['Rangoon', 'Asia/Yangon'],
  ['new york', 'America/New_York'],
  ['New_York', 'America/New_York'],
  ['NYC', 'America/New_York'],
  ['São Paulo', 'America/Sao_Paulo'],
  ['sao paulo', 'America/Sao_Paulo'],
  ['ho chi minh', 'Asia/Ho_Chi_Minh'],
  ['Zürich', 'Europe/Zurich'],
  ['Boston', 'America/New_York'],
  ['San Francisco', 'America/Los_Angeles'],
  ['Osaka', 'Asia/Tokyo'],
  ['munich', 'Europe/Berlin'],
  ['Bengaluru', 'Asia/Kolkata'],
  ['Beijing', 'Asia/Shanghai'],
  ['Washington, D.C.', 'America/New_York'],
  ['Ottawa', 'America/Toronto'],
  ['Canberra', 'Australia/Sydney'],
  ['Paris, France', 'Europe/Paris'],
  ['Portland, Oregon', 'America/Los_Angeles'],
  ['뉴욕', 'America/New_York'],
  ['베를린', 'Europe/Berlin'],
  ['서울시', 'Asia/Seoul'],
  ['부산', 'Asia/Seoul'],
  ['베이징', 'Asia/Shanghai'],
  ['워싱턴', 'America/New_York'],
  ['東京', 'Asia/Tokyo'],
  ['東京都', 'Asia/Tokyo'],
  ['ロンドン', 'Europe/London'],
  ['ソウル', 'Asia/Seoul'],
  ['伦敦', 'Europe/London'],
  ['倫敦', 'Europe/London'],
  ['首尔', 'Asia/Seoul'],
  ['北京', 'Asia/Shanghai'],
  ['新德里', 'Asia/Kolkata'],
  ['Korea', 'Asia/Seoul'],
  ['South Korea', 'Asia/Seoul'],
  ['한국', 'Asia/Seoul'],
  ['대한민국', 'Asia/Seoul'],
  ['日本', 'Asia/Tokyo'],
  ['독일', 'Europe/Berlin'],
  ['フランス', 'Europe/Paris'],
  ['韩国', 'Asia/Seoul'],
  ['india', 'Asia/Kolkata'],
  ['중국', 'Asia/Shanghai'],
  ['UK', 'Europe/London'],
  ['Türkiye', 'Europe/Istanbul'],
  ['JST', 'Asia/Tokyo'],
  ['PST', 'America/Los_Angeles'],
  ['EST', 'America/New_York'],
  ['pdt', 'America/Los_Angeles'],
  ['Pacific Time', 'America/Los_Angeles'],
  ['Korean Standard Time', 'Asia/Seoul'],
  ['한국 시간', 'Asia/Seoul'],
  ['日本時間', 'Asia/Tokyo'],
  ['北京时间', 'Asia/Shanghai'],
  ['UTC', 'UTC'],
  ['GMT', 'UTC'],
  ['협정 세계시', 'UTC'],
  ['+05:30', 'Asia/Kolkata'],
  ['UTC+5:30', 'Asia/Kolkata'],
  ['ＵＴＣ＋９', 'Asia/Seoul'],
  ['Berln', 'Europe/Berlin'],
  ['Singapur', 'Asia/Singapore'],
];

describe('a time zone that is typed', () => {
  it.each([
    ['서ㅇ', 'Asia/Seoul'],
    ['서우', 'Asia/Seoul'],
    ['뉴ㅇ', 'America/New_York'],
    ['뉴요', 'America/New_York'],
    ['싱가폴', 'Asia/Singapore'],
    ['베르', 'Europe/Berlin'],
    ['미국 동', 'America/New_York'],
    ['미국 동부', 'America/New_York'],
    ['미국 서부 시간', 'America/Los_Angeles'],
    ['米国東部', 'America/New_York'],
    ['us east coast', 'America/New_York'],
  ])('%s is offered as %s first while it is typed', async (typed, zone) => {
    expect((await offered(typed))[0]).toBe(zone);
  });

  it.each(UNDERSTOOD)('%s, sent without choosing, is %s', async (typed, zone) => {
    expect(await sent(typed)).toBe(zone);
  });

  it.each(UNDERSTOOD)('%s is offered as %s first', async (typed, zone) => {
    expect((await offered(typed))[0]).toBe(zone);
  });

  it.each(['UTC+9', 'GMT+9', 'utc +09:00', '+9', 'UTC+0900', '+09', '＋９'])(
    '%s offers Seoul and Tokyo first, and any zone that it is sent as is nine hours ahead',
    async (typed) => {
      expect((await offered(typed)).slice(0, 2)).toEqual(['Asia/Seoul', 'Asia/Tokyo']);
      expect(await sent(typed)).toBe('Asia/Seoul');
    },
  );

  it.each([
    ['UTC−3', -3],
    ['UTC-5', -5],
    ['-08:00', -8],
    ['GMT-11', -11],
    ['UTC±0', 0],
    ['+05:45', 5.75],
    ['UTC+14', 14],
  ])('%s is so many hours ahead all year', async (typed, hours) => {
    const zone = String(await sent(typed));
    for (const month of ['01', '07']) {
      const there = Temporal.Instant.from(`2024-${month}-15T12:00:00Z`).toZonedDateTimeISO(zone);
      expect(there.offsetNanoseconds / 3.6e12).toBe(hours);
    }
  });

  it.each([
    ['IST', ['Asia/Kolkata', 'Asia/Jerusalem', 'Europe/Dublin']],
    ['CST', ['America/Chicago', 'Asia/Shanghai']],
    ['USA', ['America/New_York', 'America/Chicago', 'America/Los_Angeles']],
    ['미국', ['America/New_York', 'America/Los_Angeles']],
    ['Australia', ['Australia/Sydney', 'Australia/Perth']],
    ['Brazil', ['America/Sao_Paulo', 'America/Manaus']],
    ['San Jose', ['America/Los_Angeles', 'America/Costa_Rica']],
  ])('%s may mean several, so they are offered', async (typed, zones) => {
    expect(await offered(typed)).toEqual(expect.arrayContaining(zones));
    expect(await sent(typed)).toBe('UserError');
  });

  it.each(['Middle-earth', 'UTC+99', '+25:00', 'qqqq', '🙂', 'constructor'])('%s is none', async (typed) => {
    expect([null, 'UserError']).toContain(await sent(typed));
    expect(await offered(typed)).toEqual([]);
  });
});
