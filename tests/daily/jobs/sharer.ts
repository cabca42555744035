// A process that shares jobs: it tells of each that it begins and ends, and of what it logs; one of them may never end.

import { openBoss } from '../../../src/daily/jobs/boss.ts';
import { bossJobs } from '../../../src/daily/jobs/boss-jobs.ts';
import type { JobName } from '../../../src/daily/jobs/jobs.ts';
import { createLog } from '../../../src/log.ts';

const { url, hangs } = JSON.parse(process.argv[2] ?? '{}') as { url: string; hangs: boolean };
const say = (what: string) => process.stdout.write(`${what}\n`);
const boss = await openBoss(url, { poll: 0.5, silence: 10, watch: 1, again: 1 });
const work = (name: JobName) => async () => {
  say(`begins ${name}`);
  if (hangs) await new Promise(() => {});
  say(`ends ${name}`);
};
const jobs = bossJobs(
  boss,
  { close: work('close') },
  { log: createLog({ level: 'silent' }), now: () => 0, tell: String },
);
say('ready');
if (hangs) await jobs.run('close');
