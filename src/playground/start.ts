// A Discord of one's own on loopback: the REST API and the gateway that discord.js logs in to, and the world behind.
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { Gateway } from './gateway/server.ts';
import { Limits, type LimitsOptions } from './limits.ts';
import { createApi } from './rest/api.ts';
import { RequestRecord } from './rest/record.ts';
import type { ApiEnv } from './rest/serve.ts';
import { DISCORD_SHARDING, type Sharding } from './sharding.ts';
import { stopClock } from './state/interaction.ts';
import { createState } from './state/state.ts';
import { DISCORD_TIMINGS, type Timings } from './timings.ts';
import { Weather } from './weather.ts';
import { World } from './world.ts';

export interface PlaygroundOptions {
  /** Default: any that is free. Only this machine reaches it. */
  readonly port?: number;
  /** The bot's name. */
  readonly name?: string;
  readonly token?: string;
  /** Rate limits; default off. `world.limits.switch` changes it while it runs. */
  readonly limits?: LimitsOptions;
  readonly timings?: Partial<Timings>;
  readonly sharding?: Partial<Sharding>;
  readonly now?: () => number;
  /** GatewayIntentBits of the privileged intents that are switched on for the application; default none. */
  readonly privilegedIntents?: number;
  /** Adds pages beside the API. */
  readonly pages?: (app: Hono<ApiEnv>, world: World) => void;
}

export interface Playground {
  readonly url: string;
  /** What a bot uses in place of https://discord.com/api. */
  readonly apiUrl: string;
  readonly token: string;
  readonly world: World;
  readonly close: () => Promise<void>;
}

export async function startPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  const { port = 0, name = 'paperboy', token = 'playground-token', now = Date.now } = options;
  const timings = { ...DISCORD_TIMINGS, ...options.timings };
  const sharding = { ...DISCORD_SHARDING, ...options.sharding };
  const { privilegedIntents = 0 } = options;
  const state = createState({ now, timings, sharding, token, botName: name, privilegedIntents });
  const limits = new Limits(state.now, options.limits ?? { on: false });
  const record = new RequestRecord();
  const served = new Set<() => void>();

  const gateway: Gateway = new Gateway({ state, dropsNow: () => weather.dropsNow() });
  const weather = new Weather(gateway);
  const onRequest = (listener: () => void) => {
    served.add(listener);
    return () => served.delete(listener);
  };
  const world = new World({ state, weather, limits, record, onRequest });
  const app = createApi({
    state,
    limits,
    weather,
    record,
    onRequest: () => {
      for (const listener of served) listener();
    },
  });
  options.pages?.(app, world);

  const server = createAdaptorServer({ fetch: app.fetch, hostname: '127.0.0.1' }) as Server;
  gateway.attach(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`;
  state.url = url;

  const close = async () => {
    for (const interaction of state.interactions.values()) stopClock(interaction);
    weather.calm();
    gateway.close();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  return { url, apiUrl: `${url}/api`, token, world, close };
}
