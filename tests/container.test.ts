// The container's files agree with the project: settings that exist, and paths that reach the builder.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environment, readConfig } from '../src/config.ts';

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
    const { NODE_ENV, MALLOC_ARENA_MAX, ...settings } = image;
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

  it('runs on the Node that the project asks for', () => {
    const wanted = /\d+/.exec(JSON.parse(read('package.json')).engines.node)?.[0];
    expect(dockerfile.match(/^FROM node:\d+-slim/gm)).toEqual(Array(2).fill(`FROM node:${wanted}-slim`));
  });
});
