// Keeps other web pages out of page, API and gateway: whoever asks for it by another name, or from another origin, is refused.
import type { MiddlewareHandler } from 'hono';

/** A page that made its own name resolve to this machine is not loopback by name. */
const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/;

const OTHER_PAGE = 'Another page may not use the playground.';

type Header = (name: string) => string | undefined;

interface Asked {
  readonly method: string;
  readonly header: Header;
}

/** Why a stranger is refused, or null where it is none. `entrance` is the page itself, to which a link may lead from anywhere. */
export function strangerRefusal(header: Header, { entrance = false } = {}): string | null {
  const host = header('host') ?? '';
  if (!LOOPBACK.test(host)) return 'The playground answers on this machine only.';
  const origin = header('origin');
  if (origin !== undefined && origin !== `http://${host}`) return OTHER_PAGE;
  const site = header('sec-fetch-site');
  return !entrance && site !== undefined && site !== 'same-origin' && site !== 'none' ? OTHER_PAGE : null;
}

/** Why a request to the page is refused, or null. */
export function pageRefusal({ method, header }: Asked, options: { readonly entrance?: boolean } = {}) {
  const refused = strangerRefusal(header, options);
  if (refused !== null) return refused;
  const reads = method === 'GET' || method === 'HEAD';
  // A form can't send JSON, and a script of another origin must ask first, which nobody here answers.
  if (!reads && !/^application\/json\s*(?:;|$)/i.test(header('content-type') ?? '')) return 'Send JSON.';
  return null;
}

/** For the page. */
export function guard(options: { readonly entrance?: boolean } = {}): MiddlewareHandler {
  return refuseFor(({ method, header }) => pageRefusal({ method, header }, options));
}

/** For what a bot asks too, which sends forms and no origin. */
export function guardFromPages(): MiddlewareHandler {
  return refuseFor(({ header }) => strangerRefusal(header));
}

function refuseFor(reasonOf: (asked: Asked) => string | null): MiddlewareHandler {
  return async (c, next) => {
    const refused = reasonOf({ method: c.req.method, header: (name) => c.req.header(name) });
    if (refused !== null) return c.text(refused, 403);
    await next();
  };
}
