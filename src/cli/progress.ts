// A bar on a terminal for work of many parts: how far it is, how fast it goes, and how long it will take.
import { SingleBar } from 'cli-progress';

export interface Progress {
  readonly tell: (done: number) => void;
  /** Takes the bar away. */
  readonly stop: () => void;
}

/** `now` is in epoch milliseconds, `what` names the parts: files. */
export function showProgress(
  stream: NodeJS.WriteStream,
  { total, what, now }: { readonly total: number; readonly what: string; readonly now: () => number },
): Progress {
  const bar = new SingleBar({
    stream,
    format: `{bar} {value} of {total} ${what} · {rate} a second · {eta_formatted} left`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    fps: 10,
  });
  const start = now();
  bar.start(total, 0, { rate: '…' });
  return {
    tell: (done) => {
      const seconds = (now() - start) / 1000;
      bar.update(done, { rate: seconds > 0 ? Math.round(done / seconds) : '…' });
    },
    stop: () => bar.stop(),
  };
}
