// The one entry: a sub-command's name to its file in cli/; without one, the bot starts.
import { loadEnvFile } from './cli/env-file.ts';
import { runCli } from './cli/run.ts';

const problem = loadEnvFile('.env', process.env);
if (problem !== null) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}

// Whoever reads the output may have seen enough, as head has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  screen: process.stderr.isTTY ? process.stderr : undefined,
  now: Date.now,
});
