// paperboy doctor: looks at everything that a bot needs, and says what to do about what is missing; with --fix it mends first.
import { withoutSecrets } from '../config.ts';
import { type Checks, WITH_DATABASE, WITHOUT_DATABASE } from './doctor/checks.ts';
import type { CheckContext } from './doctor/context.ts';
import { type AskedDiscord, askDiscord } from './doctor/discord.ts';
import { type AllMended, mendAll, type Told } from './doctor/mend.ts';
import { type Run, readArgs, type SpokenJob, UsageError } from './job.ts';
import { openLibrary } from './open-library.ts';
import { sentence } from './sentence.ts';

interface Finding extends Told {
  readonly ok: boolean;
}

export const run: Run<SpokenJob> = async (job) => {
  const { values, positionals } = readArgs(job.args, { json: { type: 'boolean' }, fix: { type: 'boolean' } });
  if (positionals.length > 0) throw new UsageError('npm run -s paperboy -- doctor [--fix] [--json]');
  await using discord = askDiscord(job.config);
  const fixed = values.fix ? await mendAll(job, discord) : null;
  const checks = await examine(job, discord);
  const told = fixed && withRest(fixed, checks);
  job.out(
    values.json ? `${JSON.stringify({ checks, ...told })}\n` : `${listed(checks)}${told ? tell(told) : ''}`,
  );
  return checks.every(({ ok }) => ok) ? 0 : 1;
};

/** What the checks still find wrong was left, too: nothing but a person can mend it. */
function withRest({ mended, left }: AllMended, checks: readonly Finding[]): AllMended {
  const isTold = (name: string) => left.some((each) => each.name === name);
  const rest = checks.filter(({ ok, name }) => !ok && !isTold(name));
  return { mended, left: [...left, ...rest.map(({ name, detail }) => ({ name, detail }))] };
}

function listed(checks: readonly Finding[]): string {
  return checks.map(({ name, ok, detail }) => `${ok ? '✓' : '✗'} ${name}: ${detail}\n`).join('');
}

function tell({ mended, left }: AllMended): string {
  const lines = (all: readonly Told[]) => all.map(({ name, detail }) => `  ${name}: ${detail}\n`).join('');
  return `\nMended${mended.length === 0 ? ': nothing\n' : `:\n${lines(mended)}`}${left.length === 0 ? '' : `Left for you:\n${lines(left)}`}`;
}

async function examine(job: SpokenJob, discord: AskedDiscord): Promise<Finding[]> {
  const findings = await checkAll(WITHOUT_DATABASE, { job, discord });
  try {
    const library = await openLibrary(job);
    try {
      return [...findings, ...(await checkAll(WITH_DATABASE, { job, discord, ...library }))];
    } finally {
      await library.close();
    }
  } catch (error) {
    const detail = withoutSecrets(job.config, sentence(error, job.texts));
    return [...findings, { name: 'database', ok: false, detail }];
  }
}

async function checkAll<T extends CheckContext>(checks: Checks<T>, context: T): Promise<Finding[]> {
  const findings: Finding[] = [];
  const { config, texts } = context.job;
  for (const [name, check] of Object.entries(checks)) {
    try {
      findings.push({ name, ok: true, detail: withoutSecrets(config, await check(context)) });
    } catch (error) {
      findings.push({ name, ok: false, detail: withoutSecrets(config, sentence(error, texts)) });
    }
  }
  return findings;
}
