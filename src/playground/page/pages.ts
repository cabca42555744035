// The page beside the API: its document and files, what a member sees and does, and the drawer of the host.
import type { Context, Hono } from 'hono';
import { ZodError, z } from 'zod';
import { DiscordError } from '../errors.ts';
import { guard } from '../guard.ts';
import type { ApiEnv } from '../rest/serve.ts';
import type { World } from '../world.ts';
import { isDeed, perform, troubleOf } from './actions.ts';
import { serveModule, serveScript, serveStyle } from './assets.ts';
import { POLICY, writeDocument } from './document.ts';
import { historyOf } from './history.ts';
import { type HostAction, lookAt } from './host.ts';
import { liveFor } from './live.ts';
import { memberCommands } from './member-commands.ts';
import { follow } from './orders.ts';
import { findPlayer } from './scene.ts';

export interface PagesOptions {
  /** What the host can start in the drawer; asked for anew whenever the drawer opens. */
  readonly actions?: () => readonly HostAction[];
}

/** For `startPlayground({ pages: pages() })`. */
export function pages({ actions = () => [] }: PagesOptions = {}) {
  return (app: Hono<ApiEnv>, world: World): void => {
    const entrance = guard({ entrance: true });
    for (const path of ['/', '/channels/*']) app.get(path, entrance, (c) => document(c, world));
    app.use('/page/*', guard());

    app.get('/page/client/:path{.+}', (c) => serveScript(c, c.req.param('path')));
    app.get('/page/style/:path{.+}', (c) => serveStyle(c, c.req.param('path')));
    app.get('/page/modules/:name/:path{.+}', (c) => serveModule(c, c.req.param('name'), c.req.param('path')));

    app.get('/page/live', (c) => reply(c, () => liveFor(world, me(c, world))));
    app.get('/page/channels/:channel/messages', (c) =>
      reply(c, () => {
        const place = { channelId: c.req.param('channel'), before: c.req.query('before') };
        return historyOf(world.state, me(c, world), place);
      }),
    );
    app.get('/page/channels/:channel/commands', (c) =>
      reply(c, () => memberCommands(world, me(c, world), c.req.param('channel'))),
    );
    app.get('/page/host', (c) => reply(c, () => lookAt(world, actions(), c.req.query('channel'))));

    app.post('/page/do/:action', (c) =>
      reply(c, async () => {
        const action = c.req.param('action');
        if (!isDeed(action)) return c.notFound();
        return perform(world, me(c, world), action, await c.req.json());
      }),
    );
    app.post('/page/host', (c) =>
      reply(c, async () => {
        await follow(world, actions(), await c.req.json());
        return {};
      }),
    );
  };
}

async function document(c: Context, world: World): Promise<Response> {
  const html = await writeDocument(`${world.state.bot.displayName} playground`);
  return c.html(html, 200, { 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store' });
}

/** Who looks: `?as=` and their id or user name. */
function me(c: Context, { state }: World): string {
  const player = findPlayer(state, c.req.query('as'));
  if (!player) throw new Error('There is nobody in this Discord yet.');
  return player.id;
}

/** What can't be done is told as trouble. */
async function reply(c: Context, work: () => unknown): Promise<Response> {
  try {
    const result = await work();
    return result instanceof Response ? result : c.json(result as object);
  } catch (error) {
    if (error instanceof ZodError) return c.json({ trouble: 'refused', says: z.prettifyError(error) }, 400);
    const status = error instanceof DiscordError ? error.status : 409;
    return c.json(troubleOf(error), status as 409);
  }
}
