// paperboy collect with a model: what its endpoint failed to make is made as soon as a person asks again.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { playEndpoint, send } from '../summary/endpoint.ts';
import { KOREAN, MEDUSA } from '../summary/papers.ts';
import { type Terminal, terminal } from './terminal.ts';

const DATE = '2024-01-22';

async function summarised(host: Terminal) {
  const { status, out, err } = await host.run('collect', '--date', DATE, '--json');
  expect(status).toBe(0);
  return { made: JSON.parse(out).summarised, says: err };
}

it('says what keeps summaries from being made, and tries at once what was put off for it', async () => {
  let isDown = true;
  await using endpoint = await playEndpoint((_, response) => {
    if (!isDown) return JSON.stringify(KOREAN);
    send(response, 401, { error: { message: 'Incorrect API key provided' } });
    return undefined;
  });
  using host = terminal({ SOURCE_DIR: '.', LLM_BASE_URL: endpoint.url, LLM_MODEL: 'tiny' });
  const papers = ['2401.10774', '2401.10775'].map((id) => ({
    paper: { id, title: MEDUSA.title, summary: MEDUSA.abstract, authors: [], upvotes: 1 },
  }));
  writeFileSync(join(host.folder, `${DATE}.json`), JSON.stringify(papers));
  expect(await summarised(host)).toEqual({
    made: 0,
    says: "The model's endpoint doesn't take the key: the endpoint answered 401: Incorrect API key provided. Put a key that works into LLM_API_KEY in .env, then try it with paperboy doctor.\n",
  });
  isDown = false;
  expect(await summarised(host)).toEqual({ made: 2, says: '' });
});
