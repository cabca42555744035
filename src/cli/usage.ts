// How the command line is used: all of it, or one sub-command.
import packageJson from '../../package.json' with { type: 'json' };

const HEAD = 'Usage: npm run -s paperboy -- <sub-command>';

const SUBCOMMANDS = `
  start                        the bot (also: npm start)
  playground                   the bot in a Discord of its own, in your browser
                               [--database FILE]  with your own papers
  import PATH...               reads digests (Markdown files or folders) into the database
  collect [--date DAY]         fetches a day now, and closes it if its time has come
  digest show DAY              a stored digest
  digest write [DAY...]        writes Markdown documents from the database
  search QUERY                 [--author A] [--from DAY] [--to DAY] [--limit N]
                               [--sort relevance|date|votes]
  export --format FORMAT       bibtex, ris, csl, json, csv or markdown
                               [--from DAY] [--to DAY]
  backup FILE                  copies the database while the bot runs
  restore FILE                 puts a backup in the database's place while no bot runs
  move FROM TO                 copies a database into another, empty one: files or postgres://…
  index build                  makes the index of look-ups anew
  index check                  tells whether it is sound
  index pull FILE              takes a copy of another machine's instead of making it
  resummarise ID|DAY           [--language L] [--hide]  makes wrong summaries anew
  doctor                       checks token, database, archive and source, and says what to do
                               [--fix]  mends commands, index, modes of files and documents
`;

const TAIL = `--json prints one JSON document on standard output; --language chooses the language of summaries.
--help shows this, or a sub-command's part of it; --version shows the version.
`;

export const USAGE = `${HEAD}\n${SUBCOMMANDS}\n${TAIL}`;

export const VERSION = `paperboy ${packageJson.version}, Node.js ${process.versions.node}\n`;

/** What stands there of one sub-command; all where it is none. */
export function usageOf(name: string): string {
  const own: string[] = [];
  let isOwn = false;
  for (const line of SUBCOMMANDS.split('\n').filter((each) => each !== '')) {
    const named = /^ {2}(\S+)/.exec(line)?.[1];
    if (named !== undefined) isOwn = named === name;
    if (isOwn) own.push(line);
  }
  return own.length === 0 ? USAGE : `${HEAD.replace('<sub-command>', name)}\n\n${own.join('\n')}\n\n${TAIL}`;
}
