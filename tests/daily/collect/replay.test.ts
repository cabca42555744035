// Two years of real responses, played back with all their trouble: every paper is in exactly one digest.
import { describe, expect, it } from 'vitest';
import { replay } from '../../../bench/replay.ts';
import { NO_RESPONSES, RESPONSES } from '../../real-data.ts';

describe.skipIf(NO_RESPONSES)(`the real responses ${NO_RESPONSES ?? ''}`, () => {
  it('end up in digests, each paper in one: none lost, none twice', { timeout: 120_000 }, async () => {
    const trouble = { trouble: 0.08, late: 0.03, relisted: 0.02 };
    const { lost, twice, digests, papers, simulatedDays } = await replay({
      folder: RESPONSES,
      step: 6,
      ...trouble,
    });
    expect({ lost, twice, digests, papers }).toEqual({ lost: 0, twice: 0, digests: 262, papers: 4429 });
    // Both changes of the clocks, twice.
    expect(simulatedDays).toBeGreaterThan(730);
  });
});
