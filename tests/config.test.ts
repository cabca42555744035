// The environment: defaults, files, sentences for what is wrong, and .env.example held to all of it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { environment, readConfig } from '../src/config.ts';
import { createLog } from '../src/log.ts';
import { closesAt } from '../src/model/closing-time.ts';
import { day } from '../src/model/day.ts';

describe('the environment', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      problems: null,
      config: {
        DISCORD_TOKEN: '',
        DATABASE_URL: 'file:data/paperboy.db',
        DIGEST_LANGUAGE: 'ko',
        DIGEST_CLOSES: { time: '21:30', zone: 'America/New_York' },
      },
    });
  });

  it('may keep a secret in a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
    writeFileSync(join(folder, 'token'), 'a.secret.token\n');
    expect(readConfig({ DISCORD_TOKEN_FILE: join(folder, 'token') })).toMatchObject({
      config: { DISCORD_TOKEN: 'a.secret.token' },
      secrets: ['a.secret.token'],
    });
    rmSync(folder, { recursive: true });
  });

  it('is told what is wrong with it, one sentence a variable, without the values', () => {
    const { problems } = readConfig({
      DISCORD_TOKEN_FILE: '/nowhere/token',
      DISCORD_API_URL: 'discord',
      DIGEST_LANGUAGE: 'Korean!',
      DIGEST_CLOSES: '25:00 Mars/Olympus',
      LOG_LEVEL: 'loud',
      PORT: 'eighty',
    });
    expect(problems).toMatchInlineSnapshot(`
      [
        "DISCORD_TOKEN_FILE: there is no readable file /nowhere/token.",
        "DISCORD_API_URL should be an address that begins with http:// or https://.",
        "DIGEST_LANGUAGE should be a language tag such as ko, en, ja, zh-CN or zh-TW.",
        "DIGEST_CLOSES should read like 21:30 America/New_York.",
        "LOG_LEVEL should be fatal, error, warn, info, debug, trace or silent.",
        "PORT should be a whole number from 0 to 65535.",
      ]
    `);
    expect(readConfig({ DIGEST_CLOSES: '09:00 Mars/Olympus' }).problems).toHaveLength(1);
  });

  it('bears spaces around values, and a slash behind addresses', () => {
    expect(
      readConfig({ DISCORD_TOKEN: ' abc.def.ghi ', DISCORD_API_URL: 'http://x/api/', LLM_MODEL: ' ' }),
    ).toMatchObject({
      config: { DISCORD_TOKEN: 'abc.def.ghi', DISCORD_API_URL: 'http://x/api', LLM_MODEL: '' },
    });
  });

  it('bears quotes that a shell would have taken away', () => {
    const env = {
      DISCORD_TOKEN: ' "abc.def.ghi" ',
      DIGESTS_DIR: "'out folder'",
      LLM_MODEL: '""',
      EMBEDDING_MODEL: '"a" or "b"',
      PORT: '"0"',
      DIGEST_CLOSES: '"09:00 Asia/Seoul"',
    };
    expect(readConfig(env)).toMatchObject({
      problems: null,
      config: {
        DISCORD_TOKEN: 'abc.def.ghi',
        DIGESTS_DIR: 'out folder',
        LLM_MODEL: '',
        EMBEDDING_MODEL: '"a" or "b"',
        PORT: 0,
        DIGEST_CLOSES: { time: '09:00', zone: 'Asia/Seoul' },
      },
    });
    const files: string[] = [];
    readConfig({ DISCORD_TOKEN_FILE: '"/run/token"' }, (file) => {
      files.push(file);
      return 'abc.def.ghi';
    });
    expect(files).toEqual(['/run/token']);
  });

  it('means the home folder by ~, where paths are', () => {
    const paths = { DATABASE_URL: 'file:~/x.db', DIGESTS_DIR: '~', SOURCE_DIR: '~/a b', INDEX_FILE: '~x/~' };
    expect(readConfig({ ...paths, LLM_MODEL: '~/m', HOME: '/home/ada' })).toMatchObject({
      config: {
        DATABASE_URL: 'file:/home/ada/x.db',
        DIGESTS_DIR: '/home/ada',
        SOURCE_DIR: '/home/ada/a b',
        INDEX_FILE: '~x/~',
        LLM_MODEL: '~/m',
      },
    });
  });

  it('takes no parameters for a part of the name of the database', () => {
    expect(readConfig({ DATABASE_URL: 'file:data/x.db?mode=ro' }).problems).toEqual([
      'DATABASE_URL should be file: and nothing but a path: behind a ? SQLite would take parameters, which this bot chooses itself.',
    ]);
    expect(readConfig({ DATABASE_URL: 'postgres://db/paperboy?sslmode=require' }).problems).toBeNull();
  });

  it.each([
    ['21:30 America/New_York', '21:30', 'America/New_York'],
    ['9:30   Asia/Seoul', '09:30', 'Asia/Seoul'],
    ['21:30 +09:00', '21:30', '+09:00'],
    ['21:30 +0900', '21:30', '+0900'],
    ['21:30\t-05', '21:30', '-05'],
  ])('closes digests at %s', (DIGEST_CLOSES, time, zone) => {
    const settings = readConfig({ DIGEST_CLOSES });
    if (settings.problems) throw new Error(settings.problems.join());
    expect(settings.config.DIGEST_CLOSES).toEqual({ time, zone });
    expect(closesAt(day('2024-01-22'), settings.config.DIGEST_CLOSES)).toBeInstanceOf(Temporal.Instant);
  });

  it.each(['24:00 UTC', '21:30', '21:30 +25:00', '21:30 :', '21:30 Asia/Seoul KST'])(
    'closes no digest at %s',
    (DIGEST_CLOSES) => {
      expect(readConfig({ DIGEST_CLOSES }).problems).toEqual([
        expect.stringMatching(/^DIGEST_CLOSES .*should read like 21:30 America\/New_York\.$/),
      ]);
    },
  );

  it('takes no line of .env for the value of the line above', () => {
    const { LLM_API_KEY, DISCORD_TOKEN } = parseEnv('LLM_API_KEY= \nDISCORD_TOKEN=a.b.c\n');
    expect({ LLM_API_KEY, DISCORD_TOKEN }).toEqual({ LLM_API_KEY: 'DISCORD_TOKEN=a.b.c' });
    expect(readConfig({ LLM_API_KEY })).toEqual({
      problems: ['LLM_API_KEY holds the line below it in .env: take away the spaces behind LLM_API_KEY=.'],
    });
  });

  it('is described in .env.example: every variable, its default and its meaning', () => {
    const example = readFileSync(join(import.meta.dirname, '..', '.env.example'), 'utf8');
    const lines = example.split('\n');
    const described = lines.flatMap((line, index) => {
      const [, name, value] = /^#?([A-Z_]+)=(.*)$/.exec(line) ?? [];
      return name === undefined
        ? []
        : [{ name, value, meaning: (lines[index - 1] ?? '').replace(/^# /, '') }];
    });
    const expected = Object.entries(environment.shape).map(([name, schema]) => {
      const parsed = schema.safeParse(undefined).data;
      const isTime = typeof parsed === 'object' && 'time' in parsed;
      const value = isTime ? `${parsed.time} ${parsed.zone}` : String(parsed);
      return { name, value, meaning: schema.description };
    });
    expect(described).toEqual(expected);
  });
});

describe('the language of digests', () => {
  it.each([
    ['ko', 'ko'],
    ['KO', 'ko'],
    ['ko-KR', 'ko'],
    ['ko_KR.UTF-8', 'ko'],
    ['ko_KR', 'ko'],
    ['ca_ES.UTF-8@valencia', 'ca'],
    ['en_US.utf8', 'en'],
    ['en-GB', 'en-GB'],
    ['pt-br', 'pt'],
    ['zh-cn', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['zh-Hans', 'zh-CN'],
    ['zh_CN.GB18030', 'zh-CN'],
    ['zh-Hant', 'zh-TW'],
    ['zh-hk', 'zh-HK'],
    ['en-u-hc-h12', 'en'],
  ])('is read from %s as %s', (DIGEST_LANGUAGE, language) => {
    expect(readConfig({ DIGEST_LANGUAGE })).toMatchObject({
      problems: null,
      config: { DIGEST_LANGUAGE: language },
    });
  });

  it.each(['zh-cn-hans', 'en-aa-bb', 'ko-kr-utf8', 'abc-de-f1', 'korean', 'C.UTF-8', 'POSIX', '“en”'])(
    'is not %s, and what to write is said',
    (DIGEST_LANGUAGE) => {
      expect(readConfig({ DIGEST_LANGUAGE }).problems).toEqual([
        'DIGEST_LANGUAGE should be a language tag such as ko, en, ja, zh-CN or zh-TW.',
      ]);
    },
  );
});

describe('shards of several processes', () => {
  const DATABASE_URL = 'postgres://db/paperboy';

  it.each([
    [{ SHARDS: '4' }, 4],
    [{ SHARDS: '0-3', SHARD_COUNT: '8', DATABASE_URL }, [0, 1, 2, 3]],
    [{ SHARDS: '7,0,2-3,2', SHARD_COUNT: '8', DATABASE_URL }, [0, 2, 3, 7]],
    [{ SHARDS: '0', SHARD_COUNT: '1', DATABASE_URL }, [0]],
    [{ SHARDS: 'claim', SHARD_COUNT: '8', DATABASE_URL }, 'claim'],
  ])('%j are told by number, or claimed', (env, SHARDS) => {
    expect(readConfig(env)).toMatchObject({ problems: null, config: { SHARDS } });
  });

  it.each([
    [
      { SHARDS: '3-1' },
      /^SHARDS should be auto, a whole number from 1 to 10000, claim, or shards such as 0-3,6/,
    ],
    [{ SHARDS: '0-3', DATABASE_URL }, /^SHARD_COUNT is missing/],
    [{ SHARDS: 'claim', DATABASE_URL }, /^SHARD_COUNT is missing/],
    [{ SHARD_COUNT: '8', DATABASE_URL }, /^SHARDS is missing/],
    [{ SHARDS: '4-8', SHARD_COUNT: '8', DATABASE_URL }, /^SHARD_COUNT is too small: SHARDS names shard 8/],
    [{ SHARDS: '8', SHARD_COUNT: '8', DATABASE_URL }, /^SHARD_COUNT is too small: SHARDS names shard 8/],
    [{ SHARDS: 'claim', SHARD_COUNT: '8' }, /^DATABASE_URL should name a PostgreSQL database/],
  ])('%j are refused', (env, problem) => {
    expect(readConfig(env).problems).toEqual([expect.stringMatching(problem)]);
  });
});

describe('the log', () => {
  it('shows no secret, wherever it got in', () => {
    const lines: string[] = [];
    const log = createLog({
      level: 'info',
      secrets: ['a.secret.token', 'say "hi"'],
      to: { write: (line) => lines.push(line) },
    });
    log.info(
      { token: 'a.secret.token', deep: { url: 'https://x/?t=a.secret.token' } },
      'with a.secret.token',
    );
    log.error({ err: new Error('refused: a.secret.token, say "hi"') });
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toMatch(/a\.secret\.token|say \\"hi/);
  });
});

describe('short secrets', () => {
  it('are refused where they can be no token, with where to copy it from', () => {
    expect(readConfig({ DISCORD_TOKEN: 'x' }).problems).toEqual([
      'DISCORD_TOKEN is too short for a token: copy it whole from discord.com/developers.',
    ]);
    expect(readConfig({ HF_TOKEN: 'hf' }).problems?.[0]).toContain('huggingface.co/settings/tokens');
  });

  it('are used as they are as the key of a model on this machine, and garble no line of the log', () => {
    const settings = readConfig({ LLM_API_KEY: 'e' });
    if (settings.problems) throw new Error(settings.problems.join());
    expect(settings.config.LLM_API_KEY).toBe('e');
    expect(settings.secrets).toEqual([]);
  });
});
