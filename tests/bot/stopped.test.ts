// A bot that was stopped is gone: no timer holds it, nor what it knew.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { setStage } from './stage.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

async function stopped(): Promise<WeakRef<object>> {
  await using stage = await setStage();
  return new WeakRef(stage.bot.app.client);
}

it('leaves nothing in memory', async () => {
  const client = await stopped();
  await expect
    .poll(
      () => {
        collectGarbage();
        return client.deref();
      },
      { timeout: 10_000 },
    )
    .toBeUndefined();
});
