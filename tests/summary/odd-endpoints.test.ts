// Nearly a hundred servers, gateways and models as people run them: from each comes a summary, or the sentence that helps.
import { join } from 'node:path';
import pLimit from 'p-limit';
import { expect, it } from 'vitest';
import { startGoodEndpoint } from '../../bench/good-endpoint.ts';
import { playFile, tryOut } from '../../bench/try-endpoints.ts';
import { sample } from '../sample.ts';

const FILE = join(import.meta.dirname, '..', '..', 'bench', 'odd-endpoints.ts');

it('gets out of every endpoint what can be got, and loses nothing', async () => {
  await using played = await playFile(FILE);
  await using good = await startGoodEndpoint();
  const limit = pLimit(20);
  const tried = await Promise.all(
    sample(played.names, 4).map((name) =>
      limit(() => tryOut(name, { port: played.port, goodUrl: good.url })),
    ),
  );
  expect(tried.filter(({ isRight }) => isRight !== true)).toEqual([]);
  // The way is found in five requests, and every other paper takes one.
  const found = tried.filter(({ outcome }) => outcome === 'summary');
  expect(found.filter(({ name, requests }) => requests > 9 && name !== 'redirect_307')).toEqual([]);
  expect(tried.filter(({ outcome, says }) => outcome !== 'summary' && !/^[A-Z].+\.$/.test(says))).toEqual([]);
});
