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
    const progress = showProgress(stream, { total: 200, what: 'files', now: () => now });
    now = 10_000;
    progress.tell(100);
    progress.stop();
    const shown = written.join('');
    expect(shown).toMatch(/█+░+ 100 of 200 files · 10 a second · .+ left/);
  });
});
