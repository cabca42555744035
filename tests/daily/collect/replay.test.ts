// Real responses around both changes of the clocks, played back with all their trouble: every paper is in exactly one digest. The whole two years are played by `npm run replay`.
import { describe, expect, it } from 'vitest';
import { replay, TROUBLE } from '../../../bench/replay.ts';
import { day } from '../../../src/model/day.ts';
import { NO_RESPONSES, RESPONSES } from '../../real-data.ts';
import { sample } from '../../sample.ts';

describe.skipIf(NO_RESPONSES)(`the real responses ${NO_RESPONSES ?? ''}`, () => {
  it.each(
    sample(
      [
        { change: 'autumn', from: '2024-10-14', to: '2024-11-15', expected: { digests: 13, papers: 179 } },
        { change: 'spring', from: '2025-03-03', to: '2025-04-04', expected: { digests: 13, papers: 212 } },
      ],
      2,
    ),
  )(
    'end up in digests over the change in $change, each paper in one: none lost, none twice',
    async ({ from, to, expected }) => {
      const between = [day(from), day(to)] as const;
      const played = await replay({ folder: RESPONSES, between, step: 6, ...TROUBLE });
      const { lost, twice, digests, papers, simulatedDays } = played;
      expect({ lost, twice, digests, papers }).toEqual({ lost: 0, twice: 0, ...expected });
      expect(simulatedDays).toBeGreaterThan(40);
    },
  );
});
