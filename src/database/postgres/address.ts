// Reads the address of a PostgreSQL database as psql does, where pg alone would take it otherwise.
import { messageOf, UserError } from '../../model/errors.ts';
import { type Place, speaksTls } from './speaks-tls.ts';

const SSL_MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'];

/** Those that go on without encryption where the server has none. */
const EITHER_WAY = ['allow', 'prefer'];

/** As pg reads one: what isn't said in it has its defaults. */
interface Read extends Place {
  readonly user?: string | undefined;
  readonly database?: string | undefined;
}

export interface Address {
  /** In pg's words. */
  readonly url: string;
  /** How it is named in sentences, such as "paperboy on db.example:5432". */
  readonly server: string;
}

/** Asks the server whether it speaks TLS where that is left to it. Throws a UserError for what can't be read. */
export async function readAddress(url: string, read: (url: string) => Read): Promise<Address> {
  const query = url.split(/\?(.*)/s)[1] ?? '';
  const mode = new URLSearchParams(query).get('sslmode');
  const place = explained(url, () => {
    // A password with bare signs would be read as a part of the host or of the name, and told to everybody.
    if (/\/\/[^/?#]*[/?#].*@/s.test(url)) throw new Error('there is an @ behind the host');
    if (mode !== null && !SSL_MODES.includes(mode))
      throw new Error(`sslmode=${mode} is none of ${SSL_MODES.join(', ')}`);
    const found = read(inPgsWords(url, mode));
    if (!found.database) throw new Error('it names no database');
    return found;
  });
  const server = `${place.database} on ${place.host}:${place.port}`;
  return { url: inPgsWords(url, await modeFor(place, mode)), server };
}

/** On a socket of the same machine there is no TLS, whatever is asked for. */
async function modeFor(place: Place, mode: string | null): Promise<string | null> {
  if (mode === null) return null;
  if (place.host.startsWith('/')) return 'disable';
  return EITHER_WAY.includes(mode) && !(await speaksTls(place)) ? 'disable' : mode;
}

/**
 * Otherwise pg takes "require" for "verify-full", which refuses many a server, and a + for a space. It doesn't know
 * "allow", whose only difference is what is tried first.
 */
function inPgsWords(url: string, mode: string | null): string {
  const [place = '', query = ''] = url.split(/\?(.*)/s);
  const parameters = query
    .replaceAll('+', '%2B')
    .split('&')
    .filter((parameter) => parameter !== '' && !parameter.startsWith('sslmode='));
  if (mode !== null) parameters.push(`sslmode=${mode === 'allow' ? 'prefer' : mode}`);
  return `${place}?${[...parameters, 'uselibpqcompat=true'].join('&')}`;
}

function explained<T>(url: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new UserError('postgres-url', { url: withoutLogin(url), reason: messageOf(error) });
  }
}

/** Up to the last @: a password may hold one, and slashes. */
function withoutLogin(url: string): string {
  return url.replace(/\/\/.*@/s, '//…@').replace(/(password=)[^&]*/gi, '$1…');
}
