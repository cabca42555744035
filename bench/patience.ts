// Waits for what a torture's round brings about: as long as more of it arrives, however slow the machine is.
import { setTimeout as wait } from 'node:timers/promises';

/** Nothing more arrived for so long, in milliseconds: twice what the bot itself waits after bad weather. */
const STANDSTILL_MS = 120_000;

/** Between two looks, in milliseconds. */
const PAUSE_MS = 20;

/** `arrived` counts what changes as long as it goes on. Where it stands still, that is said, and the waiting ends. */
export async function until(
  condition: () => Promise<boolean>,
  arrived: () => Promise<number>,
): Promise<void> {
  let before = Number.NaN;
  let since = performance.now();
  while (!(await condition())) {
    const now = await arrived();
    if (now !== before) since = performance.now();
    else if (performance.now() - since > STANDSTILL_MS) {
      process.stderr.write('\na round stands still\n');
      return;
    }
    before = now;
    await wait(PAUSE_MS);
  }
}
