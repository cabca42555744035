// Runs a sub-command and turns what goes wrong into one sentence and an exit status.
import { readConfig } from '../config.ts';
import { loadTexts } from '../locale/texts.ts';
import { createLog } from '../log.ts';
import { UserError } from '../model/errors.ts';
import { hideSecrets } from '../secrets.ts';
import { EXIT } from './exit-status.ts';
import { type Run, UsageError, type World } from './job.ts';
import { useProxy } from './proxy.ts';
import { isParseError, sentence } from './sentence.ts';
import { useOneUndici } from './start/one-undici.ts';
import { USAGE, usageOf, VERSION } from './usage.ts';

const SUBCOMMANDS: Readonly<Record<string, () => Promise<{ run: Run }>>> = {
  start: () => import('./start.ts'),
  playground: () => import('./playground.ts'),
  import: () => import('./import.ts'),
  collect: () => import('./collect.ts'),
  digest: () => import('./digest.ts'),
  doctor: () => import('./doctor.ts'),
  resummarise: () => import('./resummarise.ts'),
  search: () => import('./search.ts'),
  export: () => import('./export.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
  move: () => import('./move.ts'),
  index: () => import('./index-file.ts'),
};

export async function runCli(argv: readonly string[], world: World): Promise<number> {
  const [name = 'start', ...args] = argv;
  const texts = loadTexts();
  const told = whatIsTold(argv);
  if (told !== null) {
    world.out(told);
    return EXIT.done;
  }
  let hide = hideSecrets([]);
  try {
    const load = Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined;
    if (!load) throw new UsageError(`There is no sub-command ${name}.\n\n${USAGE}`);
    const settings = readConfig(world.env);
    if (settings.problems) throw new UserError('config', { problems: settings.problems.join('\n') });
    hide = hideSecrets(settings.secrets);
    const log = createLog({ level: settings.config.LOG_LEVEL, secrets: settings.secrets });
    // Before discord.js is loaded, which looks at its socket's class then, and for a FormData.
    const isProxied = await useProxy(world.env);
    if (name === 'start' && !isProxied) await useOneUndici();
    const { run } = await load();
    return await run({ ...world, config: settings.config, texts, log, args });
  } catch (error) {
    world.err(`${hide(sentence(error, texts))}\n`);
    return statusOf(error);
  }
}

/** Help or version, wherever they are asked for: before `--`, behind which all is meant as it is written. */
function whatIsTold([name = '', ...args]: readonly string[]): string | null {
  const end = args.indexOf('--');
  const asked = [name, ...(end < 0 ? args : args.slice(0, end))];
  if (asked.includes('--version') || ['version', '-v'].includes(name)) return VERSION;
  if (name === 'help') return usageOf(args[0] ?? '');
  return asked.includes('--help') || asked.includes('-h') ? usageOf(name) : null;
}

function statusOf(error: unknown): number {
  if (error instanceof UsageError || isParseError(error)) return EXIT.usage;
  return error instanceof UserError && error.key === 'login' ? EXIT.tokenRefused : EXIT.failed;
}
