// Logins in addresses: what is sent in their place.
import { expect, it } from 'vitest';
import { withBasicAuth } from '../../src/cli/basic-auth.ts';

async function sentTo(address: string) {
  const sent: { url: string; login: string | null }[] = [];
  const fetch = withBasicAuth(async (input, init) => {
    sent.push({ url: String(input), login: new Headers(init?.headers).get('authorization') });
    return new Response();
  });
  await fetch(address);
  return sent;
}

const basic = (login: string) => `Basic ${Buffer.from(login).toString('base64')}`;

it('go into a header', async () => {
  expect(await sentTo('https://me:se%40cret@papers.example/api?p=1')).toEqual([
    { url: 'https://papers.example/api?p=1', login: basic('me:se@cret') },
  ]);
  expect(await sentTo('https://papers.example/api')).toEqual([
    { url: 'https://papers.example/api', login: null },
  ]);
});

it('are taken as they are where their signs are not encoded', async () => {
  expect(await sentTo('https://me:50%off@papers.example/')).toEqual([
    { url: 'https://papers.example/', login: basic('me:50%off') },
  ]);
});
