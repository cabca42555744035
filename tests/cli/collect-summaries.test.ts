// paperboy collect with a model: what its endpoint failed to make is made as soon as a person asks again.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { playEndpoint, send } from '../summary/endpoint.ts';
import { KOREAN, MEDUSA } from '../summary/papers.ts';
import { startProcess } from './process.ts';
import { type Terminal, terminal } from './terminal.ts';

const DATE = '2024-01-22';

async function summarised(host: Terminal) {
  const { status, out, err } = await host.run('collect', '--date', DATE, '--json');
  expect(status).toBe(0);
  return { made: JSON.parse(out).summarised, says: err };
}

function list(host: Terminal): void {
  const papers = ['2401.10774', '2401.10775'].map((id) => ({
    paper: { id, title: MEDUSA.title, summary: MEDUSA.abstract, authors: [], upvotes: 1 },
  }));
  writeFileSync(join(host.folder, `${DATE}.json`), JSON.stringify(papers));
}

it('says what keeps summaries from being made, and tries at once what was put off for it', async () => {
  let isDown = true;
  await using endpoint = await playEndpoint((_, response) => {
    if (!isDown) return JSON.stringify(KOREAN);
    send(response, 401, { error: { message: 'Incorrect API key provided' } });
    return undefined;
  });
  using host = terminal({ SOURCE_DIR: '.', LLM_BASE_URL: endpoint.url, LLM_MODEL: 'tiny' });
  list(host);
  expect(await summarised(host)).toEqual({
    made: 0,
    says: "The model's endpoint doesn't take the key: the endpoint answered 401: Incorrect API key provided. Put a key that works into LLM_API_KEY in .env, then try it with npm run -s paperboy -- doctor.\n",
  });
  isDown = false;
  expect(await summarised(host)).toEqual({ made: 2, says: '' });
});

it('has booked what it asked for when it is killed, and asks for no more than is left', async () => {
  await using endpoint = await playEndpoint(() => undefined);
  using host = terminal();
  list(host);
  const env = { SOURCE_DIR: '.', LLM_BASE_URL: endpoint.url, LLM_MODEL: 'tiny', LLM_DAILY_TOKENS: '5000' };
  {
    await using collecting = startProcess(host.folder, env, { args: ['collect', '--date', DATE] });
    await expect.poll(() => endpoint.requests.length, { timeout: 20_000 }).toBe(1);
    collecting.child.kill('SIGKILL');
    await collecting.exit(5_000);
  }
  {
    await using store = await openStore('file:data/paperboy.db', host.folder);
    const [spent] = await store.selectFrom('spending').selectAll().execute();
    expect(spent?.booked_tokens).toBeGreaterThan(5_000);
    expect(await store.selectFrom('summary_answers').select('answers').execute()).toEqual([{ answers: 1 }]);
  }
  await using again = startProcess(host.folder, env, { args: ['collect', '--date', DATE] });
  expect(await again.exit(20_000)).toBe(0);
  expect(endpoint.requests).toHaveLength(1);
});
