// A fetch for models that take minutes before their first word: Node's own hangs up after five, whoever asks.
import { Agent, type Dispatcher, EnvHttpProxyAgent, fetch as undiciFetch } from 'undici';
import { readProxies } from './proxy.ts';

/** No bound of its own: whoever asks has one. A connection must stand within this time, in milliseconds. */
const PATIENCE = { headersTimeout: 0, bodyTimeout: 0, connect: { timeout: 20_000 } } as const;

/** Through the proxy that holds for everything. Throws a UserError where an address is none of a proxy. */
export function createPatientFetch(env: NodeJS.ProcessEnv): typeof fetch {
  let dispatcher: Dispatcher | null = null;
  // The client's types are its own, though what it gives is what Node's fetch gives.
  const patient = undiciFetch as unknown as typeof fetch;
  return (input, init) => {
    dispatcher ??= createDispatcher(env);
    return patient(input, { ...init, dispatcher } as RequestInit);
  };
}

function createDispatcher(env: NodeJS.ProcessEnv): Dispatcher {
  const proxies = readProxies(env);
  if (proxies === null) return new Agent(PATIENCE);
  const { http_proxy, https_proxy, no_proxy } = proxies;
  return new EnvHttpProxyAgent({
    ...PATIENCE,
    ...(http_proxy && { httpProxy: http_proxy }),
    ...(https_proxy && { httpsProxy: https_proxy }),
    ...(no_proxy && { noProxy: no_proxy }),
  });
}

const MINUTE = 60_000;

/** Addresses that are not of the internet: this machine, private networks, and names that only a network of one's own knows. */
const NEARBY = [
  /^(?:localhost|.*\.(?:localhost|local|lan|internal|home|home\.arpa)|[^.:]+)$/,
  /^(?:(?:127|10)\.\d+|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|0\.0)\.\d+\.\d+$/,
  /^\[(?:::1?|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*|::ffff:(?:7f|a|c0a8|ac1).*)\]$/,
] as const;

/** How long a model there may be silent: a machine of one's own is slow, and charges nothing for its time. */
export function silenceMsOf(address: string): number {
  const { hostname } = new URL(address);
  return NEARBY.some((names) => names.test(hostname)) ? 10 * MINUTE : 2 * MINUTE;
}
