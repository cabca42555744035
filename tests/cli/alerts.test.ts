// The alert rules of docs/ over what a bot in bad weather tells Prometheus: each trouble fires its alert, and no other.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { mayMount, mountSmallDisk } from '../../bench/small-disk.ts';
import { type Disk, readDisk } from '../../src/cli/health/disk.ts';
import { addJobMetrics } from '../../src/cli/health/job-metrics.ts';
import { type HealthReport, healthReportOf, STANDBY } from '../../src/cli/health/report.ts';
import { JOBS, type JobState } from '../../src/daily/jobs/jobs.ts';
import { findPause } from '../../src/daily/summaries/pause.ts';
import { summariseRecent } from '../../src/daily/summaries/summarise.ts';
import { day } from '../../src/model/day.ts';
import { saveListing } from '../../src/store/listings.ts';
import { closeDay, PAPERS } from '../bot/digests.ts';
import { readingGroup } from '../bot/reading-group.ts';
import { NOON, setStage, setUp } from '../bot/stage.ts';
import { listed } from '../daily/fixture.ts';
import { playEndpoint, send } from '../summary/endpoint.ts';
import { KOREAN, MEDUSA } from '../summary/papers.ts';
import { smallModel } from '../summary/small-model.ts';

const DOCS = join(import.meta.dirname, '..', '..', 'docs');
const RULES = join(DOCS, 'prometheus-alerts.yaml');
const DASHBOARD = join(DOCS, 'grafana-dashboard.json');

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CLOSED = NOON + MINUTE;
const MESSAGES = 'POST /channels/:channel/messages';
const ALWAYS = { times: Number.POSITIVE_INFINITY };
const ROOMY: Disk = { free: 50e9, size: 100e9 };

const group = readingGroup({ digests: [], channel: 'lounge' });

const isHere = spawnSync('promtool', ['--version']).status === 0;
const NO_PROMTOOL = 'no promtool here: apt-get install prometheus';

const QUIET: readonly JobState[] = JOBS.map((name) => ({
  ...{ name, waiting: 0, retrying: 0, running: 1, done: 60, failed: 0 },
  ...{ waitingSince: null, trouble: null, last: null },
}));

const botReport = (disk = ROOMY, states = QUIET) =>
  healthReportOf(
    group.stage.bot.app,
    async () => disk,
    (registry) => addJobMetrics(registry, { examine: async () => states }, () => group.now),
  );

async function scrape(report: HealthReport) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'paperboy_' });
  report.measure(registry);
  return registry.getMetricsAsJSON();
}

/** The alerts that fire when what is scraped now stands for two hours. */
async function firing(report: HealthReport): Promise<string> {
  const series = (await scrape(report)).flatMap(({ name, type, values }) =>
    String(type) === 'gauge'
      ? values.map(({ labels, value }) => {
          const named = Object.entries(labels).map(([label, text]) => `${label}="${text}"`);
          return { series: `${name}{${named}}`, values: `${value}+0x130` };
        })
      : [],
  );
  return inFolder(async (folder) => {
    const path = join(folder, 'test.yaml');
    const query = 'count by (alertname) (ALERTS{alertstate="firing"})';
    // What is expected wrongly is answered with what there is.
    const wrong = [{ labels: '{alertname="none"}', value: 0 }];
    const asked = { expr: query, eval_time: '2h', exp_samples: wrong };
    const test = { interval: '1m', input_series: series, promql_expr_test: [asked] };
    // JSON is YAML, too.
    writeFileSync(path, JSON.stringify({ rule_files: [RULES], evaluation_interval: '1m', tests: [test] }));
    const { stdout, stderr } = spawnSync('promtool', ['test', 'rules', path], { encoding: 'utf8' });
    const got = /got:(.*)/s.exec(stdout + stderr)?.[1];
    if (got === undefined) throw new Error(stdout + stderr);
    return [...got.matchAll(/alertname="(\w+)"/g)]
      .map(([, name]) => name)
      .sort()
      .join(' ');
  });
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the files for those who watch', () => {
  it('name only metrics that there are', async () => {
    const known = new Set((await scrape(botReport())).map(({ name }) => name));
    for (const file of [RULES, DASHBOARD]) {
      const used = readFileSync(file, 'utf8').match(/paperboy_\w+/g) ?? [];
      expect(used.length).toBeGreaterThan(5);
      expect(used.filter((name) => !known.has(name))).toEqual([]);
    }
  });

  it('show each of the bot’s own metrics somewhere', async () => {
    const shown = readFileSync(DASHBOARD, 'utf8');
    const own = new Registry();
    botReport().measure(own);
    const missing = (await own.getMetricsAsJSON()).filter(({ name }) => !shown.includes(name));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});

describe('by promtool', () => {
  it('the rules are sound', ({ skip }) => {
    skip(!isHere, NO_PROMTOOL);
    const { status, stdout, stderr } = spawnSync('promtool', ['check', 'rules', RULES], { encoding: 'utf8' });
    expect(status, stdout + stderr).toBe(0);
  });

  const WEATHER: readonly {
    readonly name: string;
    readonly alerts: string;
    readonly begin: () => Promise<HealthReport>;
  }[] = [
    { name: 'nothing', alerts: '', begin: async () => botReport() },
    {
      name: 'a job that fails again and again',
      alerts: 'PaperboyJobsStuck',
      begin: async () =>
        botReport(
          ROOMY,
          QUIET.map((state) => ({ ...state, failed: state.name === 'close' ? 4 : 0 })),
        ),
    },
    {
      name: 'a job that nobody begins',
      alerts: 'PaperboyJobsStuck',
      begin: async () => {
        const waitingSince = group.now - 6 * MINUTE;
        return botReport(
          ROOMY,
          QUIET.map((state) => (state.name === 'tell' ? { ...state, waitingSince } : state)),
        );
      },
    },
    { name: 'no bot', alerts: 'PaperboyNotRunning', begin: async () => STANDBY },
    {
      name: 'silence of the source',
      alerts: 'PaperboySourceSilent',
      begin: async () => {
        await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
        group.now += 10 * DAY;
        return botReport();
      },
    },
    {
      name: 'all channels failing',
      alerts: 'PaperboyNoChannelReached',
      begin: async () => {
        await setUp(group.ada, group.guild.channel('papers'), { language: 'en' });
        await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
        group.world.weather.refuse(MESSAGES, 'MaximumActiveThreads', ALWAYS);
        await group.round(CLOSED);
        return botReport();
      },
    },
    {
      name: 'no answer to any message',
      alerts: 'PaperboyDiscordUnreachable',
      begin: async () => {
        await setUp(group.ada, group.guild.channel('papers'), { language: 'en' });
        await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
        group.world.weather.fail(MESSAGES, ALWAYS);
        await group.round(CLOSED);
        group.now += 2 * MINUTE;
        return botReport();
      },
    },
    {
      name: 'a Discord that takes no commands',
      alerts: 'PaperboyCommandsMissing',
      begin: async () => {
        group.world.weather.fail(/^PUT .*commands$/, { status: 400, code: 30_034, ...ALWAYS });
        await group.stage.restart(() => group.world.state.commands.clear());
        return botReport();
      },
    },
  ];

  it.for(WEATHER)('$name fires: $alerts', async ({ begin, alerts }, { skip }) => {
    skip(!isHere, NO_PROMTOOL);
    expect(await firing(await begin())).toBe(alerts);
  });

  it('a model whose endpoint refuses the key fires, until a summary is made', async ({ skip }) => {
    skip(!isHere, NO_PROMTOOL);
    let isKnown = false;
    await using endpoint = await playEndpoint((_, response) => {
      if (isKnown) return JSON.stringify(KOREAN);
      send(response, 401, { error: { message: 'Incorrect API key' } });
    });
    const { store, bot } = group.stage;
    await closeDay(group.stage, '2024-01-24', [listed('2401.00001', { ...MEDUSA })], CLOSED);
    const summarise = () =>
      summariseRecent(
        {
          ...bot.app,
          config: { ...bot.app.config, LLM_MODEL: 'tiny' },
          summarizer: smallModel(endpoint.url, { now: () => group.now }),
          source: { list: async () => ({ state: 'listed', papers: [], rejected: [] }) },
          archive: '',
        },
        new AbortController().signal,
      );

    expect(await summarise()).toBe(0);
    expect(await firing(botReport())).toBe('PaperboyModelTrouble');

    isKnown = true;
    group.now = (await findPause(store))?.until ?? 0;
    expect(await summarise()).toBe(1);
    expect(await firing(botReport())).toBe('');
  });

  it('an index that another program holds locked fires, until it lets go', async ({ skip }) => {
    skip(!isHere, NO_PROMTOOL);
    await inFolder(async (folder) => {
      await using stage = await setStage({ database: `file:${join(folder, 'paperboy.db')}` });
      const report = healthReportOf(stage.bot.app, () => readDisk(folder));
      expect(await firing(report)).toBe('');

      const other = new DatabaseSync(join(folder, 'paperboy.index.db'));
      other.exec('begin immediate');
      await saveListing(stage.store, day('2024-01-24'), PAPERS, NOON);
      const bringingUp = stage.index.bringUp();
      expect(await firing(report)).toBe('PaperboyIndexBehind');

      other.exec('commit');
      other.close();
      await bringingUp.catch(() => stage.index.bringUp());
      expect(await firing(report)).toBe('');
    });
  });

  it('a disk with little room left fires, until there is more', async ({ skip }) => {
    skip(!isHere, NO_PROMTOOL);
    skip(!mayMount(), 'no small disk may be mounted here');
    await inFolder(async (folder) => {
      const unmount = mountSmallDisk(folder, 320);
      try {
        await using stage = await setStage({ database: `file:${join(folder, 'paperboy.db')}` });
        const report = healthReportOf(stage.bot.app, () => readDisk(folder));
        expect(await firing(report)).toBe('');
        writeFileSync(join(folder, 'film.mp4'), Buffer.alloc(80e6));
        expect(await firing(report)).toBe('PaperboyDiskNearlyFull');
        rmSync(join(folder, 'film.mp4'));
        expect(await firing(report)).toBe('');
      } finally {
        unmount();
      }
    });
  });

  it('a large disk with a twentieth left fires', async ({ skip }) => {
    skip(!isHere, NO_PROMTOOL);
    expect(await firing(botReport({ free: 6e9, size: 100e9 }))).toBe('');
    expect(await firing(botReport({ free: 4e9, size: 100e9 }))).toBe('PaperboyDiskNearlyFull');
  });
});
