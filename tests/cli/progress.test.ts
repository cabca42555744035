// The bar of long work, as a terminal gets it.
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { showProgress } from '../../src/cli/progress.ts';

describe('a progress bar', () => {
  it('tells how far the work is, how fast it goes and how long it takes, and goes away', () => {
    const written: string[] = [];
    const ignore = () => true;
    const stream = Object.assign(new PassThrough(), {
      isTTY: true,
      columns: 80,
      cursorTo: ignore,
      moveCursor: ignore,
      clearLine: ignore,
      write: (text: string) => written.push(text) > 0,
    }) as unknown as NodeJS.WriteStream;
    let now = 0;
    const progress = showProgress(stream, {
      ...{ total: 100_000, what: 'papers', atLast: 'being merged' },
      now: () => now,
    });
    now = 10_000;
    progress.tell(2_000);
    now = 500_000;
    progress.tell(100_000);
    progress.stop();
    const shown = written.join('');
    expect(shown).toMatch(/░+ 0 of 100000 papers · … a second · .+ left/);
    // Within eighty columns.
    expect(shown).toMatch(/█+ 100000 of 100000 papers, being merged · 200 a second · 0s left/);
  });
});
