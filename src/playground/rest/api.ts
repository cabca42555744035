// The REST API and the file server beside it: each route behind the same gate, what is unknown remembered.
import { type Context, Hono } from 'hono';
import { getPath } from 'hono/utils/url';
import { plainError } from '../errors.ts';
import { guardFromPages } from '../guard.ts';
import type { State } from '../state/state.ts';
import { routes } from './routes.ts';
import { type ApiEnv, type ApiParts, serve } from './serve.ts';

const PREFIX = '/api/v10';

export function createApi(parts: ApiParts): Hono<ApiEnv> {
  // Clients may write the @ of @me and @original either way.
  const app = new Hono<ApiEnv>({ getPath: (request) => getPath(request).replaceAll('%40', '@') });
  // A page of another origin, or under another name, would otherwise be the bot: the token is no secret.
  for (const path of ['/api/*', '/attachments/*']) app.use(path, guardFromPages());
  for (const route of routes)
    app.on(route.method, PREFIX + route.path, (c) => serve(c, { route, path: pathOf(c) }, parts));
  app.get('/attachments/:channel/:file/:name', (c) => attachment(c, parts.state));
  app.all('/api/*', (c) => unknownRoute(c, parts));
  return app;
}

function pathOf({ req }: Context<ApiEnv>): string {
  return req.path.startsWith(PREFIX) ? req.path.slice(PREFIX.length) : req.path;
}

function unknownRoute(c: Context<ApiEnv>, { record, onRequest }: ApiParts): Response {
  const path = pathOf(c);
  const { body, status } = plainError(404, 'Not Found');
  const asked = { method: c.req.method, route: path, path, status };
  record.add(asked);
  record.refuse(asked, body, undefined);
  onRequest();
  return c.json(body, 404);
}

function attachment(c: Context<ApiEnv>, { files }: State): Response {
  const file = files.get(c.req.param('file') ?? '');
  if (!file) return c.text('', 404);
  // It stands on the page's own origin: an HTML file must not be able to act there.
  const harmless = { 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': 'sandbox' };
  return c.body(file.bytes, 200, { 'Content-Type': file.contentType, ...harmless });
}
