// A chart as a PNG; set in a font that comes with the bot, so that Korean shows on any machine.
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Chart } from './chart.ts';

/** Of charts that say the same in other languages, the first of which the font can write most. Throws what the drawing throws. */
export async function drawChart(charts: readonly [Chart, ...Chart[]]): Promise<Uint8Array> {
  const worker = new Worker(drawingFile(), { workerData: charts });
  try {
    const drawn = once(worker, 'message') as Promise<[Uint8Array]>;
    // Where memory is short the thread ends without a word.
    const ended = once(worker, 'exit').then(() =>
      Promise.reject(new Error('the drawing ended with no picture')),
    );
    ended.catch(() => undefined);
    const [png] = await Promise.race([drawn, ended]);
    return png;
  } finally {
    await worker.terminate();
  }
}

/** Beside this file among the sources; beside the file that was started where all is one bundle. */
function drawingFile(): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return isSource
    ? new URL('./drawing.ts', import.meta.url)
    : new URL('./drawing.js', pathToFileURL(process.argv[1] ?? ''));
}
