// Runs a sub-command and turns what goes wrong into one sentence and an exit status.
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { type Config, readConfig } from '../config.ts';
import { loadTexts, type TextKey, type Texts } from '../locale/texts.ts';
import { createLog, type Log } from '../log.ts';
import { messageOf, UserError } from '../model/errors.ts';
import { hideSecrets } from '../secrets.ts';

/** The outside world, given by main.ts and by tests. */
export interface World {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export interface Job extends World {
  readonly config: Config;
  readonly texts: Texts;
  readonly log: Log;
  /** The arguments after the sub-command's name. */
  readonly args: readonly string[];
}

/** A sub-command: resolves with the exit status. */
export type Run = (job: Job) => Promise<number>;

/** Wrong usage: ends with status 2 and this sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const STATUS = { done: 0, failed: 1, usage: 2 } as const;

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
};

const USAGE = `Usage: npm run -s paperboy -- <sub-command>

  start                        the bot (also: npm start)
  playground                   the bot in a Discord of its own, in your browser
  import PATH...               reads digests (Markdown files or folders) into the database
  collect [--date DAY]         fetches a day now, and closes it if its time has come
  digest show DAY              a stored digest
  digest write [DAY...]        writes Markdown documents from the database
  search QUERY                 [--author A] [--from DAY] [--to DAY] [--limit N]
                               [--sort relevance|date|votes]
  export --format FORMAT       bibtex, json, csv or markdown [--from DAY] [--to DAY]
  backup FILE                  copies the database while the bot runs
  resummarise ID|DAY           [--language L] [--hide]  makes wrong summaries anew
  doctor                       checks token, database, archive and source, and says what to do

--json prints one JSON document on standard output; --language chooses the language of summaries.
`;

export async function runCli(argv: readonly string[], world: World): Promise<number> {
  const [name = 'start', ...args] = argv;
  const texts = loadTexts();
  if (['help', '--help', '-h'].includes(name)) {
    world.out(USAGE);
    return STATUS.done;
  }
  let hide = hideSecrets([]);
  try {
    const load = Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined;
    if (!load) throw new UsageError(`There is no sub-command ${name}.\n\n${USAGE}`);
    const settings = readConfig(world.env);
    if (settings.problems) throw new UserError('config', { problems: settings.problems.join('\n') });
    hide = hideSecrets(settings.secrets);
    const log = createLog({ level: settings.config.LOG_LEVEL, secrets: settings.secrets });
    const { run } = await load();
    return await run({ ...world, config: settings.config, texts, log, args });
  } catch (error) {
    world.err(`${hide(sentence(error, texts))}\n`);
    return error instanceof UsageError || isParseError(error) ? STATUS.usage : STATUS.failed;
  }
}

/** The arguments by their names; unknown ones are wrong usage. */
export function readArgs<const O extends ParseArgsOptionsConfig>(args: readonly string[], options: O) {
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
}

/** What a person is told of an error: a translated sentence where it has one. */
export function sentence(error: unknown, texts: Texts): string {
  if (error instanceof UserError) return texts('en')(`errors.${error.key}` as TextKey, error.values);
  if (isParseError(error)) return `${messageOf(error).split('. ', 1)[0]}. See: npm run -s paperboy -- help`;
  const name = missingPackage(error);
  return name === null ? messageOf(error) : texts('en')('errors.package-missing', { name });
}

/** One that only development needs, and that `npm ci --omit=dev` leaves out. */
function missingPackage(error: unknown): string | null {
  const missing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
  return missing ? (/package '([^']+)'/.exec(error.message)?.[1] ?? null) : null;
}

function isParseError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
