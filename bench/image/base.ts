// What stands in for the base image: the smallest Debian of the same name, with the same Node, npm and user "node" in the same places.
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The major of the npm that comes with this Node. */
const NPM = 'npm@11';

/** As the base image's own steps do it: what Node is linked to, beside what every Debian has. */
const LIBRARIES = ['libatomic1', 'libstdc++6', 'ca-certificates'];

/** Makes it in `folder` unless it is there: fetching a Debian takes a minute or two. */
export function makeBase(image: string, folder: string): void {
  if (existsSync(folder)) return;
  const [, version, suite] = /^node:([\d.]+)-(\w+)-slim(?:@|$)/.exec(image) ?? [];
  if (!version || !suite) throw new Error(`${image} is no base that can be stood in for`);
  const own = process.versions.node;
  if (version !== own) throw new Error(`the base has Node ${version}, and this is ${own}: run npm ci`);
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  say('debootstrap', ['--variant=minbase', `--include=${LIBRARIES.join(',')}`, suite, draft]);
  copyFileSync(process.execPath, join(draft, 'usr/local/bin/node'));
  addNpm(join(draft, 'usr/local'));
  appendFileSync(join(draft, 'etc/passwd'), 'node:x:1000:1000::/home/node:/bin/bash\n');
  appendFileSync(join(draft, 'etc/group'), 'node:x:1000:\n');
  mkdirSync(join(draft, 'home/node'));
  execFileSync('chown', ['1000:1000', join(draft, 'home/node')]);
  for (const path of ['var/cache/apt', 'var/lib/apt/lists']) rmSync(join(draft, path), { recursive: true });
  renameSync(draft, folder);
}

function addNpm(prefix: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-npm-'));
  say('npm', ['pack', '--silent', NPM, '--pack-destination', folder]);
  const [archive = ''] = readdirSync(folder);
  const modules = join(prefix, 'lib/node_modules');
  mkdirSync(join(modules, 'npm'), { recursive: true });
  say('tar', [
    '-xzf',
    join(folder, archive),
    '-C',
    join(modules, 'npm'),
    '--strip-components=1',
    '--no-same-owner',
  ]);
  for (const name of ['npm', 'npx'])
    symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, join(prefix, 'bin', name));
  say('chmod', ['-R', 'a+rX', modules]);
  rmSync(folder, { recursive: true });
}

function say(command: string, args: readonly string[]): void {
  execFileSync(command, [...args], { stdio: ['ignore', 2, 2] });
}
