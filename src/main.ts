// The one entry: a sub-command's name to its file in cli/; without one, the bot starts.
import { existsSync } from 'node:fs';
import { runCli } from './cli/run.ts';

try {
  if (existsSync('.env')) process.loadEnvFile('.env');
} catch (error) {
  process.stderr.write(
    `The settings in .env can't be read: ${error instanceof Error ? error.message : error}\n`,
  );
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
