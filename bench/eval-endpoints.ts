// npm run eval:endpoints -- FILE: what comes of five papers at each endpoint that FILE plays, and whether that is right.
import { parseArgs } from 'node:util';
import pLimit from 'p-limit';
import { ENDPOINT_PAPERS } from './endpoint-papers.ts';
import { startGoodEndpoint } from './good-endpoint.ts';
import { playFile, type Tried, tryOut } from './try-endpoints.ts';

const AT_A_TIME = 12;

const { positionals } = parseArgs({ allowPositionals: true });
const [file = '../shared/tools/llm-endpoints.mjs'] = positionals;

await using played = await playFile(file);
await using good = await startGoodEndpoint();
const limit = pLimit(AT_A_TIME);
const tried = await Promise.all(
  played.names.map((name) => limit(() => tryOut(name, { port: played.port, goodUrl: good.url }))),
);
process.stdout.write(`${tried.map(line).join('\n')}\n`);
const scored = tried.filter(({ isRight }) => isRight !== null);
const right = scored.filter(({ isRight }) => isRight).length;
process.stdout.write(`${JSON.stringify({ endpoints: tried.length, right, wrong: scored.length - right })}\n`);
process.exitCode = right === scored.length ? 0 : 1;

function line({ name, outcome, made, says, requests, tokens, later, isRight }: Tried): string {
  const mark = isRight === null ? '?' : isRight ? '✓' : '✗';
  const total = ENDPOINT_PAPERS.length;
  const columns = [
    `${mark} ${name.padEnd(26)}`,
    `${outcome} ${made}/${total}`.padEnd(14),
    `${requests} requests`.padEnd(12),
    `${tokens} tokens`.padEnd(13),
    `later ${later}/${total}`,
  ];
  return `${columns.join('  ')}${says && `\n      ${says}`}`;
}
