// paperboy doctor: looks at everything that a bot needs, and says what to do about what is missing.
import { withoutSecrets } from '../config.ts';
import { type CheckContext, type Checks, WITH_DATABASE, WITHOUT_DATABASE } from './doctor/checks.ts';
import { askDiscord } from './doctor/discord.ts';
import { type Job, type Run, readArgs } from './job.ts';
import { openLibrary } from './open-library.ts';
import { sentence } from './sentence.ts';

interface Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

export const run: Run = async (job) => {
  const { values } = readArgs(job.args, { json: { type: 'boolean' } });
  const checks = await examine(job);
  const lines = checks.map(({ name, ok, detail }) => `${ok ? '✓' : '✗'} ${name}: ${detail}\n`);
  job.out(values.json ? `${JSON.stringify({ checks })}\n` : lines.join(''));
  return checks.every(({ ok }) => ok) ? 0 : 1;
};

async function examine(job: Job): Promise<Finding[]> {
  await using discord = askDiscord(job.config);
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
