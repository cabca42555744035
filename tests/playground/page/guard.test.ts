// Only the page itself, on this machine, may look into the playground and act in it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageRefusal } from '../../../src/playground/guard.ts';
import { pages } from '../../../src/playground/page/pages.ts';
import { type Playground, startPlayground } from '../../../src/playground/start.ts';

function ask(method: string, headers: Record<string, string>, entrance = false) {
  return pageRefusal({ method, header: (name) => headers[name] }, { entrance });
}

const JSON_TYPE = 'application/json';

describe('the guard', () => {
  it.each(['127.0.0.1:3000', 'localhost:3000', '[::1]:3000', 'localhost'])('answers to %s', (host) => {
    expect(ask('GET', { host })).toBeNull();
    expect(ask('POST', { host, origin: `http://${host}`, 'content-type': JSON_TYPE })).toBeNull();
  });

  it.each([
    'evil.org',
    'evil.org:3000',
    '127.0.0.1.evil.org',
    'localhost.evil.org',
    '127.0.0.1@evil.org',
    '',
  ])('does not answer to the name %s, wherever it leads', (host) => {
    expect(ask('GET', { host }, true)).toMatch(/this machine/);
  });

  it('refuses what another page asks', () => {
    const host = '127.0.0.1:3000';
    expect(ask('POST', { host, origin: 'http://evil.org', 'content-type': JSON_TYPE })).toMatch(/page/);
    expect(ask('POST', { host, origin: 'http://localhost:3000', 'content-type': JSON_TYPE })).toMatch(/page/);
    expect(ask('POST', { host, origin: 'null', 'content-type': JSON_TYPE })).toMatch(/page/);
    expect(ask('GET', { host, 'sec-fetch-site': 'cross-site' })).toMatch(/page/);
    expect(ask('GET', { host, 'sec-fetch-site': 'same-site' })).toMatch(/page/);
  });

  it('lets a link lead to the page', () => {
    expect(ask('GET', { host: 'localhost:3000', 'sec-fetch-site': 'cross-site' }, true)).toBeNull();
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonp',
    '',
  ])('takes no %s, which a form could send', (type) => {
    expect(ask('POST', { host: 'localhost:3000', 'content-type': type })).toBe('Send JSON.');
  });
});

describe('the routes', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startPlayground({ pages: pages() });
    playground.world.guild({ name: 'Zoo' }).channel('general');
  });
  afterAll(() => playground.close());

  it.each(['/page/host', '/page/do/say', '/page/live', '/page/client/main.ts'])(
    'are behind it: %s',
    async (path) => {
      const method = path === '/page/do/say' ? 'POST' : 'GET';
      const response = await fetch(`${playground.url}${path}`, {
        method,
        headers: { Origin: 'http://evil.org' },
      });
      expect(response.status).toBe(403);
    },
  );

  it('serve no file but their own', async () => {
    const paths = [
      'client/../pages.ts',
      'client/..%2fpages.ts',
      'style/..%2f..%2fstart.ts',
      'modules/lit/..%2f..%2fhono/package.json',
      'modules/hono/dist/hono.js',
    ];
    for (const path of paths) expect((await fetch(`${playground.url}/page/${path}`)).status).toBe(404);
  });

  it('serve the page with a policy that runs nothing foreign', async () => {
    const response = await fetch(playground.url);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(await response.text()).toContain('<title>paperboy playground</title>');
  });

  it('tell what is wrong with a request', async () => {
    const post = (path: string, body: unknown) =>
      fetch(`${playground.url}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': JSON_TYPE },
        body: JSON.stringify(body),
      });
    const malformed = await post('/page/do/say', { channel: 'x' });
    expect([malformed.status, ((await malformed.json()) as { says: string }).says]).toEqual([
      400,
      expect.stringContaining('channel'),
    ]);
    const unknown = await post('/page/do/say', { channel: '1', content: 'hello' });
    expect(await unknown.json()).toEqual({ trouble: 'refused', says: 'Unknown Channel' });
    expect((await post('/page/do/explode', {})).status).toBe(404);
  });
});
