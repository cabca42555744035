// Keeps other web pages out: whoever is asked for by another name, or asks from another origin, is refused.
import type { MiddlewareHandler } from 'hono';

/** A page that made its own name resolve to this machine is not loopback by name. */
const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/;

interface Asked {
  readonly method: string;
  readonly header: (name: string) => string | undefined;
}

/** Why a request is refused, or null. `entrance` is the page itself, to which a link may lead from anywhere. */
export function refusalOf({ method, header }: Asked, { entrance = false } = {}): string | null {
  const host = header('host') ?? '';
  if (!LOOPBACK.test(host)) return 'The playground answers on this machine only.';
  const origin = header('origin');
  if (origin !== undefined && origin !== `http://${host}`) return 'Another page may not use the playground.';
  const site = header('sec-fetch-site');
  if (!entrance && site !== undefined && site !== 'same-origin' && site !== 'none')
    return 'Another page may not use the playground.';
  const reads = method === 'GET' || method === 'HEAD';
  // A form can't send JSON, and a script of another origin must ask first, which nobody here answers.
  if (!reads && !/^application\/json\s*(?:;|$)/i.test(header('content-type') ?? '')) return 'Send JSON.';
  return null;
}

export function guard(options: { readonly entrance?: boolean } = {}): MiddlewareHandler {
  return async (c, next) => {
    const refused = refusalOf({ method: c.req.method, header: (name) => c.req.header(name) }, options);
    if (refused !== null) return c.text(refused, 403);
    await next();
  };
}
