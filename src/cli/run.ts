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
  index: () => import('./index-file.ts'),
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
  export --format FORMAT       bibtex, ris, csl, json, csv or markdown
                               [--from DAY] [--to DAY]
  backup FILE                  copies the database while the bot runs
  index build                  makes the index of look-ups anew
  index check                  tells whether it is sound
  resummarise ID|DAY           [--language L] [--hide]  makes wrong summaries anew
  doctor                       checks token, database, archive and source, and says what to do

--json prints one JSON document on standard output; --language chooses the language of summaries.
`;

export async function runCli(argv: readonly string[], world: World): Promise<number> {
  const [name = 'start', ...args] = argv;
  const texts = loadTexts();
  if (['help', '--help', '-h'].includes(name)) {
    world.out(USAGE);
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
    // Before discord.js is loaded, which looks at its socket's class then.
    await useProxy(world.env);
    const { run } = await load();
    return await run({ ...world, config: settings.config, texts, log, args });
  } catch (error) {
    world.err(`${hide(sentence(error, texts))}\n`);
    return statusOf(error);
  }
}

function statusOf(error: unknown): number {
  if (error instanceof UsageError || isParseError(error)) return EXIT.usage;
  return error instanceof UserError && error.key === 'login' ? EXIT.tokenRefused : EXIT.failed;
}
