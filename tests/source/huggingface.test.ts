// The source over real HTTP: pages, trouble, politeness.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day } from '../../src/model/day.ts';
import { huggingFace } from '../../src/source/huggingface.ts';
import { SourceError } from '../../src/source/source.ts';

const TODAY = day('2025-09-30');
const NOON = Date.parse('2025-09-30T16:00:00Z');

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

let server: Server;
let answers: Answer[];
let requests: IncomingMessage[];
let waited: number[];
let refusals: string[];

beforeEach(async () => {
  [answers, requests, waited, refusals] = [[], [], [], []];
  server = createServer((request, response) => {
    requests.push(request);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function source({ retries = 3, timeout = 2_000, token = '' } = {}) {
  const { port } = server.address() as AddressInfo;
  const wait = async (delay: number) => {
    waited.push(delay);
  };
  return huggingFace({
    url: `http://127.0.0.1:${port}`,
    token,
    tokenRefused: (reason) => void refusals.push(reason),
    http: { fetch, wait, now: () => NOON, retries, pause: 1, timeout },
  });
}

const entry = (id: string, facts: object = {}) => ({
  paper: { id, title: `Paper ${id}`, summary: 'Text.', authors: [], upvotes: 1, ...facts },
});
const entries = (count: number, first = 1) =>
  Array.from({ length: count }, (_, index) => entry(`2509.${String(first + index).padStart(5, '0')}`));
const json =
  (body: unknown, { status = 200, headers = {} } = {}): Answer =>
  (response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));

async function listed(from = source()) {
  const listing = await from.list(TODAY);
  if (listing.state !== 'listed') throw new Error(listing.says);
  return listing;
}

describe('a day', () => {
  it('is read page by page until one is short, each paper once', async () => {
    // Between the two requests a paper slid from the first page to the second.
    answers = [json(entries(100)), json(entries(30, 100))];
    expect((await listed()).papers).toHaveLength(129);
    expect(requests.map(({ url }) => url)).toEqual([
      '/api/daily_papers?date=2025-09-30&limit=100&p=0',
      '/api/daily_papers?date=2025-09-30&limit=100&p=1',
    ]);
    expect(requests[0]?.headers['user-agent']).toMatch(/^paperboy/);
    expect(requests[0]?.headers.authorization).toBeUndefined();
  });

  it('is not cut off where the source heeds no limit', async () => {
    answers = [json(entries(50)), json(entries(12, 51))];
    expect((await listed()).papers).toHaveLength(62);
  });

  it('of exactly 50 or 100 papers ends with an empty page', async () => {
    for (const count of [50, 100]) {
      answers = [json(entries(count)), json([])];
      expect((await listed()).papers).toHaveLength(count);
    }
  });

  it('may have no papers', async () => {
    answers = [json([])];
    expect(await source().list(TODAY)).toEqual({ state: 'listed', papers: [], rejected: [] });
  });

  it('may not be open yet: the source answers with an object', async () => {
    answers = [json({ error: '"date" must be less than or equal to "2025-09-29"' }, { status: 400 })];
    expect(await source().list(TODAY)).toEqual({
      state: 'not-open',
      says: expect.stringContaining('must be less'),
    });
    expect(requests).toHaveLength(1);
  });

  it('keeps its good entries when some are bad', async () => {
    answers = [
      json([
        entry('2509.00001'),
        { paper: { id: '2509.00002' } },
        null,
        'x',
        entry('not an id'),
        entry('2509.00003', { title: ' \n ' }),
        entry('2509.00004', { authors: 'many', upvotes: 'lots', ai_keywords: 7 }),
      ]),
    ];
    const { papers, rejected } = await listed();
    expect(papers.map(({ id, authors, upvotes, keywords }) => ({ id, authors, upvotes, keywords }))).toEqual([
      { id: '2509.00001', authors: [], upvotes: 1, keywords: [] },
      { id: '2509.00004', authors: [], upvotes: null, keywords: [] },
    ]);
    expect(rejected.map(({ entry: name, reason }) => `${name}: ${reason}`)).toMatchInlineSnapshot(`
      [
        "2509.00002: paper.title: Invalid input: expected string, received undefined",
        "null: entry: Invalid input: expected object, received null",
        ""x": entry: Invalid input: expected object, received string",
        "not an id: paper.id: not an arXiv id",
        "2509.00003: paper.title: empty",
      ]
    `);
  });
});

describe('trouble', () => {
  it('that passes is waited out, for as long as the source asks', async () => {
    answers = [
      json({ error: 'slow down' }, { status: 429, headers: { 'retry-after': '7' } }),
      json({ error: 'slow down' }, { status: 429, headers: { ratelimit: '"api";r=0;t=33' } }),
      json('oops', { status: 503 }),
      json(entries(2)),
    ];
    expect((await listed()).papers).toHaveLength(2);
    expect(waited).toEqual([7_000, 33_000]);
  });

  it('is avoided: when no request is left, the next one waits', async () => {
    answers = [json(entries(100), { headers: { ratelimit: '"api";r=0;t=12' } }), json([])];
    await listed();
    expect(waited).toEqual([12_000]);
  });

  it.each([
    ['a cut connection', (response: ServerResponse) => response.socket?.destroy()],
    [
      'half an answer',
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-length': '500' }).write('[{"paper"');
        setImmediate(() => response.socket?.destroy());
      },
    ],
    ['a page instead of JSON', (response: ServerResponse) => response.end('<html>')],
    ['no answer at all', () => {}],
  ] as [string, Answer][])('may be %s', async (_, trouble) => {
    answers = [trouble, json(entries(3))];
    expect((await listed(source({ timeout: 1_000 }))).papers).toHaveLength(3);
  });

  it.each([
    ['an error that stays', json({ error: 'internal' }, { status: 500 }), /answered 500/],
    ['a refusal', json({ error: 'who are you?' }, { status: 403 }), /answered 403: who are you/],
    ['an object where a list should be', json({ papers: [] }), /no list/],
    ['a list without end', json(entries(100)), /no end/],
    [
      'a ban for an hour',
      json({}, { status: 429, headers: { 'retry-after': '3600' } }),
      /answered 429, for 3600 s/,
    ],
  ] as [string, Answer, RegExp][])('ends with a reason: %s', async (_, trouble, reason) => {
    answers = [trouble];
    const error = await source()
      .list(TODAY)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SourceError);
    expect((error as SourceError).message).toMatch(reason);
  });

  it('on the second page spoils the whole list', async () => {
    answers = [json(entries(100)), json({ error: 'internal' }, { status: 500 })];
    await expect(source().list(TODAY)).rejects.toThrow(SourceError);
  });

  it('may be an answer without end', async () => {
    answers = [
      (response) => {
        response.writeHead(200);
        const pour = () => {
          while (response.writable && response.write('[1,2,3,4,5,6,7,8,9,10],'.repeat(10_000)));
          response.once('drain', pour);
        };
        pour();
      },
    ];
    await expect(source({ retries: 0, timeout: 10_000 }).list(TODAY)).rejects.toThrow(/larger than 20 MB/);
  });

  it('may be that nobody is there', async () => {
    const nobody = source({ retries: 1 });
    await new Promise((resolve) => server.close(resolve));
    await expect(nobody.list(TODAY)).rejects.toThrow(/ECONNREFUSED/);
  });
});

describe('a token', () => {
  it('is sent to the source, and shown to nobody', async () => {
    answers = [json({ error: 'no' }, { status: 403 })];
    const error = await source({ token: 'hf_secret' })
      .list(TODAY)
      .catch((thrown: unknown) => thrown);
    expect(requests[0]?.headers.authorization).toBe('Bearer hf_secret');
    expect(String(error)).not.toContain('hf_secret');
    expect(String(error)).toContain('answered 403: no, with HF_TOKEN and without it');
    expect(requests).toHaveLength(2);
  });

  it.each([401, 403])(
    'that is refused with %s is left out, as the lists are for everybody',
    async (status) => {
      answers = [
        json({ error: 'Invalid credentials in Authorization header' }, { status }),
        json(entries(100)),
        json(entries(3, 101)),
      ];
      expect((await listed(source({ token: 'hf_expired' }))).papers).toHaveLength(103);
      expect(requests.map(({ headers }) => headers.authorization)).toEqual([
        'Bearer hf_expired',
        undefined,
        undefined,
      ]);
      expect(refusals).toEqual([`answered ${status}: Invalid credentials in Authorization header`]);
    },
  );

  it('that is taken is kept, and nothing is told of it', async () => {
    answers = [json(entries(100)), json(entries(3, 101))];
    await listed(source({ token: 'hf_good' }));
    expect(requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer hf_good',
      'Bearer hf_good',
    ]);
    expect(refusals).toEqual([]);
  });
});

describe('a source that is not what it should be', () => {
  it('says 400 for another reason than the date: that is trouble, not "not open yet"', async () => {
    answers = [json({ error: 'Invalid API version' }, { status: 400 })];
    await expect(source().list(TODAY)).rejects.toThrow('answered 400: Invalid API version');
    answers = [
      json({ error: '✖ "date" must be less than or equal to "2025-09-29T00:00:00.000Z"' }, { status: 400 }),
    ];
    expect((await source().list(TODAY)).state).toBe('not-open');
  });

  it.each([
    ['in a form that it no longer takes', TODAY, 'Invalid date format, use ISO date'],
    [
      'that is over, whatever it says',
      day('2025-09-29'),
      '"date" must be less than or equal to "2025-09-20"',
    ],
  ])('refuses a day %s: that is trouble, too', async (_, date, error) => {
    answers = [json({ error }, { status: 400 })];
    await expect(source().list(date)).rejects.toThrow(new SourceError(`answered 400: ${error}`));
  });

  it('lists nothing that can be read: its form has changed, and the day is not empty', async () => {
    answers = [json([{ entry: { id: '2509.00001' } }, { entry: { id: '2509.00002' } }])];
    const listing = source().list(TODAY);
    await expect(listing).rejects.toThrow(SourceError);
    await expect(listing).rejects.toThrow(/^none of the list's 2 entries can be read: paper: Invalid input/);
  });

  it('answers with one page that has more than all pages may', async () => {
    answers = [json(Array.from({ length: 200_000 }, () => 0))];
    await expect(source().list(TODAY)).rejects.toThrow(/no end/);
  });

  it('ends what it says with a full stop, which the sentence around it has already', async () => {
    answers = [json({ error: 'Invalid username or password.' }, { status: 401 })];
    await expect(source().list(TODAY)).rejects.toThrow(/^answered 401: Invalid username or password$/);
  });

  it('sends on within its own origin, which is followed', async () => {
    answers = [
      (response) => void response.writeHead(307, { location: '/api/daily_papers?moved=1' }).end(),
      json(entries(1)),
    ];
    expect((await listed()).papers).toHaveLength(1);
    expect(requests.map(({ url }) => url)).toContain('/api/daily_papers?moved=1');
  });

  it('sends on to somewhere else, which is not followed: a log-in page is no list, and the token stays here', async () => {
    answers = [(response) => void response.writeHead(302, { location: 'http://127.0.0.2:9/login' }).end()];
    await expect(source({ retries: 0, token: 'hf_secret' }).list(TODAY)).rejects.toThrow(
      'sent on to 127.0.0.2:9',
    );
  });

  it('sends on for ever, which ends', async () => {
    answers = [(response) => void response.writeHead(302, { location: '/again' }).end()];
    await expect(source({ retries: 0 }).list(TODAY)).rejects.toThrow('sent on more than 5 times');
    expect(requests).toHaveLength(6);
  });
});
