// Takes a Dockerfile's steps in empty roots, one for each stage, by bubblewrap: what an engine would do, without one.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { makeBase } from './base.ts';
import type { Stage, Step } from './steps.ts';

export interface Built {
  /** A folder. */
  readonly root: string;
  readonly env: Readonly<Record<string, string>>;
  readonly workdir: string;
  readonly user: string;
  readonly volumes: readonly string[];
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  readonly healthcheck: readonly string[];
}

interface Places {
  /** The project. */
  readonly context: string;
  /** Takes a root for each stage. */
  readonly folder: string;
  /** Where what stands in for the base image is, or will be. */
  readonly base: string;
}

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

const EMPTY: Omit<Built, 'root'> = {
  env: {},
  workdir: '/',
  user: 'root',
  volumes: [],
  entrypoint: [],
  cmd: [],
  healthcheck: [],
};

/** The last stage, and with it all that it takes from. */
export function build(stages: readonly Stage[], places: Places): Built {
  const built = new Map<string, Built>();
  let last: Built | null = null;
  for (const [nth, stage] of stages.entries()) {
    const root = join(places.folder, `${nth}`);
    const begun = begin(stage.base, root, { built, places });
    last = stage.steps.reduce((image, step) => take(step, image, { built, places }), begun);
    if (stage.name) built.set(stage.name, last);
  }
  if (last === null) throw new Error('the Dockerfile has no stage');
  return last;
}

interface Building {
  readonly built: ReadonlyMap<string, Built>;
  readonly places: Places;
}

function begin(base: string, root: string, { built, places }: Building): Built {
  process.stderr.write(`FROM ${base}\n`);
  rmSync(root, { recursive: true, force: true });
  const known = built.get(base);
  if (base === 'scratch') {
    mkdirSync(root, { recursive: true });
    return { ...EMPTY, root };
  }
  if (!known) makeBase(base, places.base);
  copyInto(known?.root ?? places.base, root);
  return { ...(known ?? { ...EMPTY, env: { PATH } }), root };
}

function take(step: Step, image: Built, building: Building): Built {
  process.stderr.write(`${JSON.stringify(step)}\n`);
  switch (step.kind) {
    case 'env':
      return { ...image, env: { ...image.env, ...step.variables } };
    case 'workdir':
      mkdirSync(join(image.root, step.path), { recursive: true });
      return { ...image, workdir: step.path };
    case 'user':
      return { ...image, user: step.user };
    case 'volume':
      return { ...image, volumes: [...image.volumes, step.path] };
    case 'copy':
      copy(step, image, building);
      return image;
    case 'run':
      execFileSync('bwrap', [...boxed(image), '/bin/sh', '-c', step.command], { stdio: ['ignore', 2, 2] });
      return image;
    default:
      return { ...image, [step.kind]: step.words };
  }
}

function copy(
  { from, sources, to }: Extract<Step, { kind: 'copy' }>,
  image: Built,
  { built, places }: Building,
): void {
  const stage = from === null ? null : built.get(from);
  if (stage === undefined) throw new Error(`there is no stage ${from}`);
  const target = join(image.root, isAbsolute(to) ? to : join(image.workdir, to));
  const isFolder = to.endsWith('/') || sources.length > 1;
  for (const source of sources) {
    if (stage === null && !isAllowed(source, places.context))
      throw new Error(`.dockerignore keeps ${source} from the builder`);
    const path = join(stage?.root ?? places.context, source);
    const isFile = statSync(path).isFile();
    copyInto(path, isFile && isFolder ? join(target, basename(source)) : target);
  }
}

function isAllowed(source: string, context: string): boolean {
  return readFileSync(join(context, '.dockerignore'), 'utf8').split('\n').includes(`!${source}`);
}

/** Owners, modes and links as they are; into a folder that is there, its contents. */
function copyInto(from: string, to: string): void {
  if (statSync(from).isFile()) {
    cpSync(from, to, { preserveTimestamps: true });
    return;
  }
  mkdirSync(to, { recursive: true });
  execFileSync('cp', ['-a', '--reflink=auto', `${from}/.`, to]);
}

/** The arguments of bwrap that make the root the world, which may be written, with a network. */
function boxed({ root, env, workdir }: Built): string[] {
  const variables = { HOME: '/root', ...env, ...certificates() };
  return [
    ...['--bind', root, '/', '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp', '--unshare-pid'],
    ...lent().flatMap((path) => ['--ro-bind', path, path]),
    ...['--chdir', workdir, '--clearenv'],
    ...Object.entries(variables).flatMap(([name, value]) => ['--setenv', name, value]),
  ];
}

/** As an engine lends a build the machine's resolver; and its certificates, where it has some of its own. */
function lent(): string[] {
  const own = Object.values(certificates());
  return ['/etc/resolv.conf', ...own].filter((path) => existsSync(path));
}

function certificates(): Record<string, string> {
  const { NODE_EXTRA_CA_CERTS } = process.env;
  return NODE_EXTRA_CA_CERTS ? { NODE_EXTRA_CA_CERTS } : {};
}
