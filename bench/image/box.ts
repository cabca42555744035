// The image's root as the world of a process, by bubblewrap: as compose.yaml runs it, and as the release's tests do.
import { join } from 'node:path';
import type { Built } from './build.ts';

interface Lent {
  /** A folder for the image's volume. */
  readonly data: string;
  readonly env: Readonly<Record<string, string>>;
}

/** As compose.yaml runs it: the image's user, no right to become another, a root that can only be read, its volume. */
export function boxOf(image: Built, { data, env }: Lent): string[] {
  const [uid = '', gid = ''] = image.user.split(':');
  return [
    ...['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--no-new-privs'],
    ...['bwrap', '--ro-bind', image.root, '/', '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'],
    ...image.volumes.flatMap((path) => ['--bind', data, path]),
    ...['--unshare-user', '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--die-with-parent'],
    ...['--chdir', image.workdir, '--clearenv'],
    ...Object.entries({ ...image.env, ...env }).flatMap(([name, value]) => ['--setenv', name, value]),
  ];
}

/** Where tests run in the image: the project beside it, with the image's bundle in the place of its own. */
export function testBoxOf(image: Built, project: string): string[] {
  const env = { ...image.env, NODE_ENV: 'test', BUNDLE: '1', HOME: '/root' };
  return [
    ...['bwrap', '--bind', image.root, '/', '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'],
    ...['--bind', project, '/project', '--ro-bind', join(image.root, image.workdir, 'dist'), '/project/dist'],
    ...['--unshare-pid', '--die-with-parent', '--chdir', '/project', '--clearenv'],
    ...Object.entries(env).flatMap(([name, value]) => ['--setenv', name, value]),
  ];
}
