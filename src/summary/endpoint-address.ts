// Where at an endpoint something is asked, and with which key.
import type { PostOptions } from './post.ts';

/** Some hosts copy the whole address of chat completions; some need a query, such as the version of the API. */
export function addressOf(baseUrl: string, path: 'chat/completions' | 'embeddings'): URL {
  const address = new URL(baseUrl);
  const base = address.pathname.replace(/\/+$/, '').replace(/\/chat\/completions$/, '');
  address.pathname = `${base}/${path}`;
  return address;
}

/** Azure knows a key by a header of its own. */
export function headersOf({ hostname }: URL, key: string): PostOptions['headers'] {
  if (key === '') return {};
  return { authorization: `Bearer ${key}`, ...(hostname.endsWith('.azure.com') && { 'api-key': key }) };
}
