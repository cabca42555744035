// Silence is said loudly, once, and to the one who can do something about it.
import { describe, expect, it } from 'vitest';
import { findSilence } from '../../src/daily/alarm.ts';
import { keepUp } from '../../src/daily/collect/keep-up.ts';
import { goRound } from '../../src/daily/schedule.ts';
import { day } from '../../src/model/day.ts';
import { saveListing } from '../../src/store/listings.ts';
import { setStage } from '../bot/stage.ts';
import { fixture, listed } from './fixture.ts';

describe('silence', () => {
  it('of more than three weekdays is worth an alarm; a long weekend is not', async () => {
    await using at = await fixture();
    const silence = async (time: string) =>
      (await findSilence(at.collector.store, Date.parse(time)))?.weekdays ?? null;
    expect(await silence('2024-01-22T12:00:00Z')).toBeNull();
    at.lists.set(day('2024-01-19'), [listed('2401.00001')]);
    await keepUp(at.at('2024-01-19T12:00:00Z'), { poll: true });
    expect(await silence('2024-01-22T12:00:00Z')).toBeNull();
    expect(await silence('2024-01-24T23:00:00Z')).toBeNull();
    expect(await silence('2024-01-25T12:00:00Z')).toBe(4);
  });

  it("reaches the application's owner in one direct message", async () => {
    let now = Date.parse('2024-01-22T12:00:00Z');
    await using stage = await setStage({ now: () => now });
    await saveListing(stage.store, day('2024-01-22'), [listed('2401.00001')], now);
    now = Date.parse('2024-01-29T12:00:00Z');
    for (let round = 0; round < 2; round++) await goRound(stage.bot.app, undefined, false);
    const { world } = stage.playground;
    const messages = world.dm(world.owner).messages();
    expect(messages.map(({ content }) => content)).toMatchInlineSnapshot(`
      [
        "2024-01-22 이후로 새 논문이 없어요(평일 5일째). Hugging Face가 바뀌었거나 접속이 막혔을 수 있어요. 자세한 내용은 \`npm run -s paperboy -- doctor\`로 확인해 주세요.",
      ]
    `);
  });
});
