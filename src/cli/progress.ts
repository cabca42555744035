// A bar on a terminal for work of many parts: how far it is, how fast it goes, and how long it will take.
import { SingleBar } from 'cli-progress';

export interface Progress {
  readonly tell: (done: number) => void;
  /** Takes the bar away. */
  readonly stop: () => void;
}

interface Shown {
  readonly total: number;
  /** Names the parts: files. */
  readonly what: string;
  /** What comes after the last of them and takes a while, too: "being merged". */
  readonly atLast?: string;
  /** In epoch milliseconds. */
  readonly now: () => number;
}

export function showProgress(stream: NodeJS.WriteStream, { total, what, atLast, now }: Shown): Progress {
  const bar = new SingleBar({
    stream,
    format: '{bar} {value} of {total} {what} · {rate} a second · {eta_formatted} left',
    // What does not fit in a line is cut off.
    barsize: 16,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    fps: 10,
  });
  const start = now();
  bar.start(total, 0, { what, rate: '…' });
  return {
    tell: (done) => {
      const seconds = (now() - start) / 1000;
      const rate = seconds > 0 ? Math.round(done / seconds) : '…';
      bar.update(done, { rate, what: atLast && done >= total ? `${what}, ${atLast}` : what });
    },
    stop: () => bar.stop(),
  };
}
