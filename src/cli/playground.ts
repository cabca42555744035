// paperboy playground: the real bot, logged in to a Discord of its own on this machine, with a page in the browser.
import { once } from 'node:events';
import { findPackageJSON } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { Locale } from 'discord.js';
import type { Config } from '../config.ts';
import { TEXT_LANGUAGES } from '../locale/texts.ts';
import { counted } from '../model/counted.ts';
import type { Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import type { Channel } from '../playground/actors/channel.ts';
import type { Guild } from '../playground/actors/guild.ts';
import type { Member } from '../playground/actors/member.ts';
import type { HostAction } from '../playground/page/host.ts';
import { pages } from '../playground/page/pages.ts';
import { type Playground, startPlayground } from '../playground/start.ts';
import { countPapers } from '../search/hits.ts';
import type { Library } from '../search/library.ts';
import { digestLanguages, latestDay, storedDays } from '../store/digests.ts';
import { activeSubscriptions, pause } from '../store/subscriptions.ts';
import { startBot } from './bot.ts';
import { createPaperFetcher } from './collector.ts';
import { copyDatabase } from './copy-database.ts';
import { trimMemory } from './idle-collection.ts';
import { importDigests } from './import.ts';
import { type Run, readArgs, type SpokenJob } from './job.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';
import { postDay, tomorrow } from './rehearsal.ts';

/** The digests that come with paperboy, whatever folder the command is run in. */
const SHIPPED = join(dirname(findPackageJSON('..', import.meta.url) ?? ''), 'digests');

export const run: Run<SpokenJob> = async (job) => {
  const { values } = readArgs(job.args, { database: { type: 'string' } });
  // What is opened last is closed first.
  await using ending = new AsyncDisposableStack();
  const library = ending.adopt(await openCopy(job, values.database, ending), (each) => each.close());
  let actions: readonly HostAction[] = [];
  const playground = ending.adopt(await open(job, () => actions), (each) => each.close());
  const config = { ...job.config, DISCORD_TOKEN: playground.token, DISCORD_API_URL: playground.apiUrl };
  const { languages, days } = await fill(job, library, config);
  const place = furnish(playground, languages);
  // What goes well is told below in words; JSON lines between them would only confuse.
  const log = job.env.LOG_LEVEL ? job.log : job.log.child({}, { level: 'warn' });
  const { now } = playground.world.state;
  const bot = ending.adopt(
    await startBot({ ...job, now, log, config, ...library, fetchPapers: createPaperFetcher(job) }),
    (each) => each.stop(),
  );
  job.out(`Logged in as ${bot.app.client.user.username}, in the server "${place.guild.name}".\n`);
  for (const [language, channel] of place.channels) {
    await setUp(place, channel, language);
    await playground.world.until(() => channel.messages().length > 1);
    await bot.app.deliveries.settled();
    job.out(`The latest digest is in #${channel.name}: ${counted(channel.messages().length, 'message')}.\n`);
  }
  const standIns = days.length > 1 ? days.slice(1) : days;
  actions = [tomorrow(bot, (milliseconds) => playground.world.skip(milliseconds), standIns), postDay(bot)];
  job.out(welcome(playground.url, place.admin));
  trimMemory();
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  return 0;
};

/** In memory, or a copy of the host's database that goes when the playground ends. */
async function openCopy(
  { cwd }: SpokenJob,
  original: string | undefined,
  ending: AsyncDisposableStack,
): Promise<OpenLibrary> {
  const open = (DATABASE_URL: string) => openLibrary({ config: { DATABASE_URL, INDEX_FILE: '' }, cwd });
  if (original === undefined) return open('file::memory:');
  const file = resolve(cwd, original);
  const copy = ending.adopt(await copyDatabase(file), ({ remove }) => remove());
  try {
    return await open(`file:${copy.file}`);
  } catch (error) {
    const unreadable = error instanceof UserError && error.key === 'database-open';
    throw unreadable ? new UserError(error.key, { ...error.values, file }) : error;
  }
}

async function open({ config }: SpokenJob, actions: () => readonly HostAction[]): Promise<Playground> {
  try {
    return await startPlayground({ port: config.PORT, pages: pages({ actions }) });
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw taken ? new UserError('port-taken', { port: config.PORT }) : error;
  }
}

interface Filled {
  readonly days: readonly Day[];
  readonly languages: readonly string[];
}

/**
 * The shipped digests, beside what a copied database holds; its channels are on discord.com and can't be posted to.
 * Resolves with all days, the latest first, and the languages of that one, the usual one last.
 */
async function fill({ cwd, out, now }: SpokenJob, library: Library, config: Config): Promise<Filled> {
  const { store } = library;
  for (const { id } of await activeSubscriptions(store)) await pause(store, id, 'admin');
  await importDigests({ cwd, config }, library, [SHIPPED]);
  const days = await storedDays(store, { limit: Number.MAX_SAFE_INTEGER });
  const papers = await countPapers(library.index.db);
  out(`${papers} papers of ${days.length === 1 ? 'one day' : `${days.length} days`} are there to look up.\n`);
  const latest = await latestDay(store, now());
  const written = latest ? await digestLanguages(store, latest) : [];
  const usual = config.DIGEST_LANGUAGE;
  const languages = [...written.filter((language) => language !== usual), usual];
  return { languages, days: days.map(({ date }) => date) };
}

interface Furnished {
  readonly guild: Guild;
  /** Where digests go, by language. */
  readonly channels: ReadonlyMap<string, Channel>;
  readonly office: Channel;
  readonly admin: Member;
}

/** A server as a reading group would have it: an admin, and two members, one of them with a Korean client. */
function furnish({ world }: Playground, languages: readonly string[]): Furnished {
  const usual = languages.at(-1) ?? 'en';
  const locale = Object.values(Locale).find((each) => each.split('-')[0] === usual.split('-')[0]);
  const guild = world.guild({ name: 'Reading group', locale: locale ?? 'en-US' });
  const [founder] = guild.members();
  const admin = guild.member('Ada', { admin: true, owner: true });
  guild.member('Grace');
  guild.member('Mina', { locale: 'ko' });
  founder?.leave();
  const reading = guild.channel('Reading', { type: 'category' });
  const papers = (name: string) => guild.channel(name, { topic: 'The papers of each day', parent: reading });
  const own = papers('papers');
  const others = languages.slice(0, -1).map((language) => [language, papers(`papers-${language}`)] as const);
  guild.channel('news', { type: 'announcement', topic: 'Other servers may follow it', parent: reading });
  guild.channel('discussions', { type: 'forum', topic: 'A post for each paper worth it', parent: reading });
  const talking = guild.channel('Talking', { type: 'category' });
  guild.channel('general', { topic: 'Type / to see what paperboy can do', parent: talking });
  const office = guild.channel('admins', { topic: 'Only admins see this', parent: talking });
  office.deny(guild.everyone, 'ViewChannel').allow(guild.botRole, 'ViewChannel');
  return { guild, channels: new Map([...others, [usual, own]]), office, admin };
}

/** What an admin does on the first day, through the same commands. */
async function setUp({ admin, office }: Furnished, channel: Channel, language: string): Promise<void> {
  const known = TEXT_LANGUAGES.some((each) => each === language);
  const options = { channel, ...(known && { language }) };
  const panel = await admin.slash('/digest setup', options, { in: office });
  await admin.click(await admin.click(panel, 'Save'), /^Post/);
}

function welcome(url: string, admin: Member): string {
  return `\nOpen ${url} in your browser.
You are ${admin.name}, the admin; at the bottom left you can become another member. Type / to see the commands.
Nothing leaves this machine but the pictures that your browser asks for. Ctrl+C ends it.
`;
}
