// The environment, parsed once by zod; nothing else reads process.env.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readClockTime } from './config/clock-time.ts';
import { languageNamed } from './config/language.ts';
import { bareValue, withHome } from './config/value.ts';
import { hideSecrets, secretsInAddress } from './secrets.ts';

const clockTime = z.string().transform((text, { addIssue }) => {
  const read = readClockTime(text);
  if (typeof read !== 'string') return read;
  addIssue(read);
  return z.NEVER;
});

/** Without a slash at its end, as paths are added to it. */
const webAddress = z
  .url({ protocol: /^https?$/, error: 'should be an address that begins with http:// or https://' })
  .transform((url) => url.replace(/\/+$/, ''));

/** A shorter one is a slip of the hand: no service gives it, and no log could hide it without garbling every line. */
const SHORTEST_SECRET = 8;

function token(from: string) {
  return z
    .string()
    .default('')
    .refine(
      (value) => value === '' || value.length >= SHORTEST_SECRET,
      `is too short for a token: copy it whole from ${from}`,
    );
}

function wholeNumber({ min, max }: { min: number; max: number }) {
  const error = `should be a whole number from ${min} to ${max}`;
  return z.coerce.number({ error }).int({ error }).min(min, { error }).max(max, { error });
}

/** Seconds, or with a unit; in milliseconds. */
const duration = z
  .string()
  .regex(/^\d+(?:\.\d+)?\s*(?:s|sec|m|min|h)?$/, 'should be seconds, such as 600, or read like 10m')
  .transform((text) => {
    const [, amount, unit] = /^([\d.]+)\s*(\w?)/.exec(text) ?? [];
    return Number(amount) * (unit === 'h' ? 3600 : unit === 'm' ? 60 : 1) * 1000;
  });

/** More than any bot has. */
const MOST_SHARDS = 10_000;

const SHARDS_ERROR = `should be auto, a whole number from 1 to ${MOST_SHARDS}, claim, or shards such as 0-3,6`;

/** Such as 0-3,6: numbers, ascending. */
const shardList = z
  .string()
  .regex(/^\d{1,5}(-\d{1,5})?(,\d{1,5}(-\d{1,5})?)*$/)
  .transform((text) => {
    const shards = text.split(',').flatMap((run) => {
      const [first = 0, last = first] = run.split('-').map(Number);
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, nth) => first + nth);
    });
    return [...new Set(shards)].sort((a, b) => a - b);
  })
  .refine((shards) => shards.length > 0, SHARDS_ERROR);

/** Every variable with its meaning and default; `.env.example` is held to this by a test. */
export const environment = z.object({
  DISCORD_TOKEN: token('discord.com/developers').describe(
    'The bot token from discord.com/developers. Secret.',
  ),
  DISCORD_API_URL: webAddress.default('https://discord.com/api').describe("Where Discord's API is."),
  SHARDS: z
    .union([z.enum(['auto', 'claim']), wholeNumber({ min: 1, max: MOST_SHARDS }), shardList], {
      error: SHARDS_ERROR,
    })
    .default('auto')
    .describe(
      'How many connections to the gateway share the servers; auto is what Discord recommends: one for about 1,000. With SHARD_COUNT, which of them are this process: 0-3,6, or claim.',
    ),
  SHARD_COUNT: wholeNumber({ min: 0, max: MOST_SHARDS })
    .default(0)
    .describe(
      'Into how many shards the servers are split over several processes on one PostgreSQL database; 0 is one process for all of them.',
    ),
  DATABASE_URL: z
    .string()
    .regex(
      /^(?!file:.*\?)/s,
      'should be file: and nothing but a path: behind a ? SQLite would take parameters, which this bot chooses itself',
    )
    .default('file:data/paperboy.db')
    .describe(
      'What is remembered: file:PATH for SQLite, or postgres://user:password@host:5432/name for PostgreSQL 15 and newer.',
    ),
  INDEX_FILE: z
    .string()
    .default('')
    .describe(
      'By what papers are searched, made of the database: a file that need not be backed up. Beside the database where nothing is said.',
    ),
  DIGESTS_DIR: z.string().default('digests').describe('The folder of Markdown digests.'),
  HUGGINGFACE_URL: webAddress
    .default('https://huggingface.co')
    .describe('Where the daily papers are listed.'),
  HF_TOKEN: token('huggingface.co/settings/tokens').describe(
    'A Hugging Face token raises the limit of requests; none is needed. Secret.',
  ),
  ARXIV_URL: webAddress
    .default('https://export.arxiv.org')
    .describe('Where papers that were never listed are looked up, when somebody asks for one.'),
  SOURCE_DIR: z
    .string()
    .default('')
    .describe(
      'A folder of digests or saved responses to take the papers from, for hosts without internet access.',
    ),
  LLM_BASE_URL: webAddress
    .default('https://api.openai.com/v1')
    .describe(
      'Where summaries are made: any endpoint that speaks OpenAI chat completions, Ollama and vLLM too.',
    ),
  LLM_API_KEY: z.string().default('').describe('The key of that endpoint; local ones need none. Secret.'),
  LLM_MODEL: z
    .string()
    .default('')
    .describe(
      'The model that writes the summaries. Without one, cards show the AI summary of Hugging Face or an extract.',
    ),
  LLM_CONCURRENCY: wholeNumber({ min: 1, max: 50 })
    .default(4)
    .describe('How many summaries are made at the same time.'),
  LLM_DAILY_TOKENS: wholeNumber({ min: 0, max: 1e9 })
    .default(1_000_000)
    .describe('How many tokens a day (UTC) summaries may cost; 0 sets no bound.'),
  LLM_TIMEOUT: duration
    .prefault('0')
    .describe(
      'How many seconds the model may be silent; 0 is 600 where the endpoint is on this machine or network, else 120.',
    ),
  LLM_MAX_TOKENS: wholeNumber({ min: 500, max: 200_000 })
    .default(6_000)
    .describe("How many tokens an answer may have at most, a model's thoughts included."),
  EMBEDDING_MODEL: z
    .string()
    .default('')
    .describe(
      'A model at the same endpoint that turns the text of papers into numbers (OpenAI embeddings), by which recommendations get better; none is needed.',
    ),
  SUMMARY_FORM: z
    .enum(['plain', 'labelled'], { error: 'should be plain or labelled' })
    .default('plain')
    .describe(
      "The form of summaries: plain bullets, or labelled ones (What's New, Technical Details, Performance Highlights).",
    ),
  DIGEST_LANGUAGE: z
    .string()
    .transform((text, { addIssue }) => {
      const language = languageNamed(text);
      if (language === null) addIssue('should be a language tag such as ko, en, ja, zh-CN or zh-TW');
      return language ?? '';
    })
    // As it is read.
    .default('ko')
    .describe('The language of digests where nobody asks for another.'),
  DIGEST_CLOSES: clockTime
    // As it is read: to look whether there is such a zone takes longer than to read all other settings.
    .default({ time: '21:30', zone: 'America/New_York' })
    .describe('When a digest closes each day: time and zone, at the latest 21:30 America/New_York.'),
  MISSED_DAYS: wholeNumber({ min: 1, max: 60 })
    .default(14)
    .describe('How many days are made up for after the bot was away.'),
  TOKEN_REFUSED: z
    .enum(['exit', 'wait'], { error: 'should be exit or wait' })
    .default('exit')
    .describe(
      'What the bot does when Discord refuses its token: exit with status 4, or wait, where restarts cannot be held back.',
    ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'should be fatal, error, warn, info, debug, trace or silent',
    })
    .default('info')
    .describe('How much is logged, on standard error.'),
  PORT: wholeNumber({ min: 0, max: 65_535 })
    .default(3000)
    .describe('The port of /health and /metrics, or of the playground page; 0 takes any free one.'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('The address on which /health and /metrics listen; 0.0.0.0 in a container.'),
});

export type Config = z.output<typeof environment>;

/** Variables whose value no log may show. */
const SECRETS = [
  'DISCORD_TOKEN',
  'DATABASE_URL',
  'HF_TOKEN',
  'LLM_API_KEY',
] as const satisfies (keyof Config)[];

/** Settings that may begin in the home folder. */
const PATHS: ReadonlySet<string> = new Set<keyof Config>([
  'DATABASE_URL',
  'INDEX_FILE',
  'DIGESTS_DIR',
  'SOURCE_DIR',
]);

/** Where Node and others look for a proxy; their addresses may hold a password. */
const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]);

export type ReadConfig =
  | { readonly config: Config; readonly secrets: readonly string[]; readonly problems: null }
  | { readonly problems: readonly string[] };

/**
 * Reads `env`; NAME_FILE names a file that holds NAME. What is wrong comes back as one sentence a variable,
 * which never repeats the value.
 */
export function readConfig(env: NodeJS.ProcessEnv, read = readTextFile): ReadConfig {
  const problems: string[] = [];
  const values: Record<string, string> = {};
  for (const name of Object.keys(environment.shape)) {
    const file = withHome(bareValue(env[`${name}_FILE`] ?? ''), env);
    const value = file ? read(file) : bareValue(env[name] ?? '');
    if (file && value === null)
      problems.push(`${name}_FILE: there is no readable file ${hideSecrets(secretsInAddress(file))(file)}.`);
    else if (value && isAnotherLine(value))
      problems.push(`${name} holds the line below it in .env: take away the spaces behind ${name}=.`);
    else if (value) values[name] = PATHS.has(name) ? withHome(value, env) : value;
  }
  const parsed = environment.safeParse(values);
  problems.push(...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}.`));
  if (parsed.success) problems.push(...problemsOfShards(parsed.data));
  if (!parsed.success || problems.length > 0) return { problems };
  const proxies = PROXIES.flatMap((name) => secretsInAddress(env[name] ?? ''));
  return { config: parsed.data, secrets: [...secretsOf(parsed.data), ...proxies], problems: null };
}

/** What SHARDS, SHARD_COUNT and DATABASE_URL say can only be judged together. */
function problemsOfShards({ SHARDS, SHARD_COUNT, DATABASE_URL }: Config): string[] {
  if (SHARD_COUNT === 0)
    return SHARDS === 'claim' || typeof SHARDS === 'object'
      ? ['SHARD_COUNT is missing: all processes have to name the same number of shards.']
      : [];
  if (SHARDS === 'auto')
    return ['SHARDS is missing: with SHARD_COUNT it should be claim, or shards such as 0-3,6.'];
  const last = typeof SHARDS === 'object' ? Math.max(...SHARDS) : Number(SHARDS);
  return [
    ...(last >= SHARD_COUNT
      ? [`SHARD_COUNT is too small: SHARDS names shard ${last}, and the first is 0.`]
      : []),
    ...(/^postgres(ql)?:/i.test(DATABASE_URL)
      ? []
      : ['DATABASE_URL should name a PostgreSQL database: processes that share the servers need one.']),
  ];
}

/** For what is shown or kept: a server may repeat the key that it refuses. */
export function withoutSecrets(config: Config, text: string): string {
  return hideSecrets(secretsOf(config))(text);
}

function secretsOf(config: Config): string[] {
  // A key such as ollama or EMPTY is no secret: endpoints on this machine take anything.
  const whole = SECRETS.filter((name) => name !== 'DATABASE_URL' || /@|password=/i.test(config[name]))
    .map((name) => config[name])
    .filter((value) => value.length >= SHORTEST_SECRET);
  const texts = Object.values(config).filter((value) => typeof value === 'string');
  return [...whole, ...texts.flatMap(secretsInAddress)].filter((value) => value !== '');
}

/** Node reads on in the next line of .env where only spaces follow the sign: a token would become some other value. */
function isAnotherLine(value: string): boolean {
  return Object.keys(environment.shape).some((name) => value.startsWith(`${name}=`));
}

function readTextFile(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}
