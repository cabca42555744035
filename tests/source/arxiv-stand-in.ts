// A stand-in for arXiv's API on loopback: it answers with Atom as arXiv does, or as badly as a test wants.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { arxiv, type FetchPapers } from '../../src/source/arxiv.ts';

export interface StandIn extends AsyncDisposable {
  readonly fetchPapers: FetchPapers;
  /** The id_list of each request. */
  readonly asked: string[];
  /** How it answers from now on. */
  answer: Answer;
}

interface Answer {
  readonly status?: number;
  /** Null: as arXiv would. */
  readonly body?: string | null;
  /** Milliseconds. */
  readonly delay?: number;
}

/** Papers by id; what isn't there arXiv doesn't have. */
export async function arxivStandIn(
  papers: Readonly<Record<string, string>>,
  { timeout = 2_000 } = {},
): Promise<StandIn> {
  const asked: StandIn['asked'] = [];
  const server = createServer((request, response) => {
    const ids = new URL(request.url ?? '/', 'http://arxiv').searchParams.get('id_list') ?? '';
    asked.push(ids);
    const { status = 200, body = null, delay = 0 } = standIn.answer;
    const entries = ids.split(',').flatMap((id) => papers[id] ?? []);
    setTimeout(() => response.writeHead(status).end(body ?? feed(entries)), delay);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const standIn: StandIn = {
    fetchPapers: arxiv({
      url: `http://127.0.0.1:${port}`,
      http: {
        fetch,
        wait: (delay) => new Promise((resolve) => setTimeout(resolve, delay)),
        now: Date.now,
        retries: 0,
        pause: 1,
        timeout,
      },
      requestGapMs: 0,
    }),
    asked,
    answer: {},
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return standIn;
}

export const feed = (entries: readonly string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="html">ArXiv Query</title>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">${entries.length}</opensearch:totalResults>
  ${entries.join('\n')}
</feed>`;

interface EntryFacts {
  readonly title?: string;
  readonly abstract?: string;
  readonly comment?: string;
  readonly doi?: string;
}

export const entry = (
  id: string,
  {
    title = 'A Paper\n  That Nobody Listed',
    abstract = 'We study boxes. Boxes are deep.',
    comment,
    doi,
  }: EntryFacts = {},
) => `<entry>
    <id>http://arxiv.org/abs/${id}v2</id>
    <updated>2019-03-05T00:00:00Z</updated>
    <published>2019-03-04T18:00:00Z</published>
    <title>${title}</title>
    <summary>  ${abstract}
</summary>
    <author><name>Ada Example</name></author>
    <author><name>Laurens van der Example</name></author>
    ${doi ? `<arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">${doi}</arxiv:doi>` : ''}
    ${comment ? `<arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">${comment}</arxiv:comment>` : ''}
    <link href="http://arxiv.org/abs/${id}v2" rel="alternate" type="text/html"/>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    <category term="stat.ML" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
  </entry>`;

export const ERROR_ENTRY = feed([
  `<entry><id>http://arxiv.org/api/errors#max_results_too_large</id><title>Error</title><summary>max_results must not exceed 2000</summary></entry>`,
]);
