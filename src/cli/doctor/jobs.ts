// Whether the jobs that processes share are done: which wait, run and fail, and by whom.
import type { Instance } from 'pg-boss';
import type { JobState } from '../../daily/jobs/jobs.ts';
import { isPostgresUrl } from '../../database/postgres/connect.ts';
import { counted } from '../../model/counted.ts';
import type { StoreCheck } from './context.ts';

/** A job is begun within seconds, and taken over within a minute; in milliseconds. */
const WAITS_TOO_LONG_MS = 5 * 60_000;

/** Troubles from before the last success are over. */
const isTroubled = ({ trouble, last }: JobState) => trouble !== null && trouble.at > (last?.at ?? 0);

export async function jobs({ job: { config } }: StoreCheck): Promise<string> {
  if (!isPostgresUrl(config.DATABASE_URL))
    return 'the bot does them itself, as no other process shares its database';
  const { closeBoss, lookAtBoss } = await import('../../daily/jobs/boss.ts');
  const boss = await lookAtBoss(config.DATABASE_URL);
  if (boss === null) return 'none was begun yet; the bot begins with them when it starts';
  try {
    const { examineJobs, workersOf } = await import('../../daily/jobs/job-states.ts');
    return told(await examineJobs(boss.queue), await workersOf(boss.queue), Date.now());
  } finally {
    await closeBoss(boss);
  }
}

/** Throws what is wrong, and what to do. */
function told(states: readonly JobState[], workers: readonly Instance[], now: number): string {
  const waiting = states.filter(({ waitingSince }) => waitingSince !== null);
  if (workers.length === 0) {
    if (waiting.length === 0) return 'no process does them at present; they go on when the bot starts';
    return `${listed(waiting)} wait, and no process does them at present; they go on when the bot starts`;
  }
  const wrong = [
    ...states.filter(isTroubled).map((state) => troubleOf(state, now)),
    ...waiting
      .filter((state) => now - (state.waitingSince ?? now) > WAITS_TOO_LONG_MS)
      .map((state) => waitOf(state, now)),
  ];
  if (wrong.length > 0) throw new Error(wrong.join('; '));
  const sum = (of: 'done' | 'failed' | 'retrying') => states.reduce((total, state) => total + state[of], 0);
  const running = states.filter((state) => state.running > 0);
  const now_ = running.length === 0 ? '' : `; ${listed(running)} under way`;
  return `${workers.map(nameOf).join(' and ')} ${workers.length === 1 ? 'does' : 'share'} them: ${sum('done')} done in the last hour, ${sum('failed')} failed${now_}`;
}

function troubleOf({ name, failed, trouble }: JobState, now: number): string {
  const often = failed === 0 ? 'went wrong' : `failed ${counted(failed, 'time')} in the last hour`;
  const by = trouble?.by ? ` in ${trouble.by}` : '';
  const reason = trouble?.reason.replace(/[.\s]+$/, '');
  return `${name} ${often}, last ${minutesSince(trouble?.at ?? now, now)} ago${by} (${reason}); it is tried again by itself, and that process's log says more`;
}

function waitOf({ name, waitingSince }: JobState, now: number): string {
  return `${name} has waited for ${minutesSince(waitingSince ?? now, now)} and nobody begins it; start the bot's processes again`;
}

function listed(states: readonly JobState[]): string {
  return states.map(({ name }) => name).join(', ');
}

/** As in the queue: the machine, and the process on it. */
function nameOf({ host, pid }: Instance): string {
  return `${host}, process ${pid}`;
}

function minutesSince(at: number, now: number): string {
  return counted(Math.max(0, Math.round((now - at) / 60_000)), 'minute');
}
