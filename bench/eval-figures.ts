// npm run eval:figures -- FILE.tsv: whether right figures of summaries pass, and wrong ones are told. A line is what a summary says, what its abstract says, and `same` or `wrong`.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inventedFigures } from '../src/summary/figures.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const [file = '../shared/cases/figures.tsv'] = positionals;

const lines = readFileSync(file, 'utf8')
  .split(/\r?\n/)
  .filter((line) => line.trim() !== '' && !line.startsWith('#'));
let wrong = 0;
for (const line of lines) {
  const [says = '', source = '', verdict = ''] = line.split('\t').map((cell) => cell.trim());
  if (verdict !== 'same' && verdict !== 'wrong') throw new Error(`neither same nor wrong: ${line}`);
  const invented = inventedFigures(says, source);
  if (invented.length > 0 === (verdict === 'wrong')) continue;
  wrong++;
  process.stderr.write(`${line}\t(told: ${invented.map(({ text }) => text).join(', ') || 'nothing'})\n`);
}
process.stdout.write(`${JSON.stringify({ pairs: lines.length, wrong })}\n`);
process.exitCode = wrong === 0 ? 0 : 1;
