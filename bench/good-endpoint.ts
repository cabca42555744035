// An endpoint that answers as it should: a plain Korean summary that is made of the paper's own terms.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a model could say of a text without understanding it. */
export function summaryOf(text: string): { readonly tldr: string; readonly bullets: readonly string[] } {
  const words = [...new Set(text.match(/[A-Za-z][A-Za-z-]{6,}/g) ?? ['paper'])];
  words.sort((a, b) => b.length - a.length);
  const word = (place: number) => words[place % words.length];
  return {
    tldr: `${word(0)} 문제를 ${word(1)} 관점에서 새로 푸는 연구이다.`,
    bullets: [
      `${word(2)}와 ${word(3)}를 한데 묶어 다루는 방법을 제시한다.`,
      `학습에서는 ${word(4)} 신호를 ${word(5)} 단계에 반영한다.`,
      `${word(6)} 기준에서 지금까지의 방법보다 나은 결과를 얻었다.`,
      `${word(7)}의 한계와 앞으로 할 일도 함께 살펴본다.`,
    ],
  };
}

export interface GoodEndpoint extends AsyncDisposable {
  readonly url: string;
}

export async function startGoodEndpoint(): Promise<GoodEndpoint> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { messages } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
      messages: { role: string; content: string }[];
    };
    const content = JSON.stringify(summaryOf(messages.at(-1)?.content ?? ''));
    const choices = [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }];
    const usage = { prompt_tokens: 700, completion_tokens: 250, total_tokens: 950 };
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ id: 'good', object: 'chat.completion', choices, usage }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
