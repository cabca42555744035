// Addresses with a user and a password in them: fetch refuses those, so both go into a header, as a browser does it.
import { decode } from '../secrets.ts';

/** Such a login stands in the place of a key. */
export function withBasicAuth(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return (input, init) => {
    if (input instanceof Request) return fetch(input, init);
    const url = new URL(input);
    const { username, password } = url;
    if (username === '' && password === '') return fetch(input, init);
    url.username = '';
    url.password = '';
    const login = [username, password].map(decode).join(':');
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Basic ${Buffer.from(login).toString('base64')}`);
    return fetch(url, { ...init, headers });
  };
}
