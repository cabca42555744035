// The compose file of a large set-up says what there is, and holds each service within limits.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { environment, readConfig } from '../src/config.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const serviceYaml = z.looseObject({
  image: z.string(),
  environment: z.record(z.string(), z.string()).default({}),
  secrets: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.unknown().optional(),
});
const compose = z
  .looseObject({
    services: z.record(z.string(), serviceYaml),
    volumes: z.record(z.string(), z.null()),
    secrets: z.record(z.string(), z.object({ file: z.string() })),
  })
  .parse(parse(read('compose.cluster.yaml'), { merge: true }));

const services = Object.entries(compose.services);
const bots = services.filter(([name]) => name.startsWith('bot-')).map(([, service]) => service);

describe('compose.cluster.yaml', () => {
  it('names images exactly, and its own by what it is built from', () => {
    const foreign = services.map(([, { image }]) => image).filter((image) => image !== 'paperboy');
    expect(foreign).toHaveLength(2);
    for (const image of foreign) expect(image).toMatch(/:v?\d+\.\d+(\.\d+)?(-\w+)?$/);
    for (const bot of bots) expect(bot).toMatchObject({ image: 'paperboy', build: '.' });
  });

  it('holds each service within memory and processes, without rights that it doesn’t need', () => {
    for (const [name, service] of services) {
      const limits = { mem_limit: expect.stringMatching(/^\d+[mg]$/), pids_limit: expect.any(Number) };
      const rights = { cap_drop: ['ALL'], read_only: true, security_opt: ['no-new-privileges:true'] };
      expect(service, name).toMatchObject({ ...limits, ...rights, restart: 'unless-stopped' });
    }
  });

  it('points to services, volumes and secrets that are there, and to each of them', () => {
    const used = (read: (service: (typeof bots)[number]) => readonly string[]) =>
      [...new Set(services.flatMap(([, service]) => read(service)))].sort();
    expect(used(({ secrets }) => secrets)).toEqual(Object.keys(compose.secrets).sort());
    const volumes = used(({ volumes: all }) => all.map((each) => each.split(':')[0] ?? ''));
    expect(volumes).toEqual(Object.keys(compose.volumes).sort());
    for (const needed of used(({ depends_on }) => Object.keys(depends_on)))
      expect(compose.services).toHaveProperty(needed);
    for (const [, { depends_on }] of services)
      for (const [needed, { condition }] of Object.entries(depends_on))
        expect(condition === 'service_healthy').toBe(compose.services[needed]?.healthcheck !== undefined);
  });

  it('gives the bots settings that exist and agree, secrets by file, and each an index of its own', () => {
    expect(bots.length).toBeGreaterThan(1);
    for (const { environment: settings, secrets } of bots) {
      const names = Object.keys(settings).map((name) => name.replace(/_FILE$/, ''));
      const known = (name: string) => name in environment.shape || `${name}_FILE` in environment.shape;
      expect(names.filter((name) => !known(name))).toEqual([]);
      for (const secret of ['discord-token', 'database-url']) expect(secrets).toContain(secret);
      const contents = (file: string) =>
        file.endsWith('database-url') ? 'postgres://paperboy:word@postgres/paperboy' : 'A.Bot.Token';
      expect(readConfig(settings, contents).problems).toBeNull();
    }
    const apart = (name: string) => new Set(bots.map(({ environment: all }) => all[name])).size;
    expect(apart('INDEX_FILE')).toBe(bots.length);
    expect(apart('SHARD_COUNT')).toBe(1);
    expect(apart('DISCORD_API_URL')).toBe(1);
    expect(new Set(bots.flatMap(({ ports }) => ports)).size).toBe(bots.length);
    const first = bots[0]?.environment ?? {};
    expect(Number(first.SHARD_COUNT)).toBeGreaterThanOrEqual(bots.length);
    expect(new URL(first.DISCORD_API_URL ?? '').port).toBe(compose.services.proxy?.environment.PORT);
  });

  it('lets nobody else reach what is published', () => {
    const published = services.flatMap(([, { ports }]) => ports);
    expect(published.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });
});
