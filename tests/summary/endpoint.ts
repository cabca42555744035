// Plays an endpoint that speaks OpenAI's chat completions, well or badly.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Request {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly response_format?: { readonly type: string };
  readonly [key: string]: unknown;
}

/** What is done with a request: a text is the model's answer, anything else is up to the function. */
export type Play = (request: Request, response: ServerResponse, turn: number) => string | undefined;

export interface Endpoint extends AsyncDisposable {
  readonly url: string;
  readonly requests: Request[];
  readonly keys: (string | undefined)[];
  play: Play;
}

export async function playEndpoint(play: Play): Promise<Endpoint> {
  const requests: Request[] = [];
  const keys: (string | undefined)[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Request;
    requests.push(body);
    keys.push(request.headers.authorization);
    const text = endpoint.play(body, response, requests.length);
    if (text !== undefined) send(response, 200, completion(text));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint: Endpoint = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    keys,
    play,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return endpoint;
}

export function completion(content: string, more: object = {}) {
  return {
    id: 'chat-1',
    object: 'chat.completion',
    created: 0,
    model: 'tiny',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content }, ...more }],
    usage: { prompt_tokens: 700, completion_tokens: 300, total_tokens: 1000 },
  };
}

export function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): undefined {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
