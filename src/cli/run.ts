// Runs a sub-command and turns what goes wrong into one sentence and an exit status.
import { readConfig } from '../config.ts';
import type { Texts } from '../locale/texts.ts';
import { messageOf, UserError } from '../model/errors.ts';
import { hideSecrets } from '../secrets.ts';
import { EXIT } from './exit-status.ts';
import { type Job, type Run, type SpokenJob, UsageError, type World } from './job.ts';
import { useProxy } from './proxy.ts';
import { isParseError, sentence } from './sentence.ts';
import { useOneUndici } from './start/one-undici.ts';
import { USAGE, usageOf, VERSION } from './usage.ts';

const SUBCOMMANDS: Readonly<Record<string, Run<KnownJob>>> = {
  start: spoken(() => import('./start.ts')),
  playground: spoken(() => import('./playground.ts')),
  import: plain(() => import('./import.ts')),
  collect: spoken(() => import('./collect.ts')),
  digest: plain(() => import('./digest.ts')),
  doctor: spoken(() => import('./doctor.ts')),
  resummarise: spoken(() => import('./resummarise.ts')),
  search: plain(() => import('./search.ts')),
  export: plain(() => import('./export.ts')),
  backup: plain(() => import('./backup.ts')),
  restore: plain(() => import('./restore.ts')),
  move: plain(() => import('./move.ts')),
  index: plain(() => import('./index-file.ts')),
};

interface KnownJob extends Job {
  readonly secrets: readonly string[];
}

/** What needs neither texts nor a log answers sooner without them. */
function plain(load: () => Promise<{ run: Run }>): Run<KnownJob> {
  return async (job) => (await load()).run(job);
}

function spoken(load: () => Promise<{ run: Run<SpokenJob> }>): Run<KnownJob> {
  return async (job) => {
    const [{ createLog }, texts, { run }] = await Promise.all([import('../log.ts'), allTexts(), load()]);
    return run({ ...job, texts, log: createLog({ level: job.config.LOG_LEVEL, secrets: job.secrets }) });
  };
}

async function allTexts(): Promise<Texts> {
  return (await import('../locale/texts.ts')).loadTexts();
}

export async function runCli(argv: readonly string[], world: World): Promise<number> {
  const [name = 'start', ...args] = argv;
  const told = whatIsTold(argv);
  if (told !== null) {
    world.out(told);
    return EXIT.done;
  }
  let hide = hideSecrets([]);
  try {
    const run = Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined;
    if (!run) throw new UsageError(`There is no sub-command ${name}.\n\n${USAGE}`);
    const settings = readConfig(world.env);
    if (settings.problems) throw new UserError('config', { problems: settings.problems.join('\n') });
    hide = hideSecrets(settings.secrets);
    // Before discord.js is loaded, which looks at its socket's class then, and for a FormData.
    const isProxied = await useProxy(world.env);
    if (name === 'start' && !isProxied) await useOneUndici();
    return await run({ ...world, ...settings, args });
  } catch (error) {
    // Files that another version has just replaced can't be loaded any more: the error is told all the same.
    const texts = await allTexts().catch(() => null);
    world.err(`${hide(texts === null ? messageOf(error) : sentence(error, texts))}\n`);
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
