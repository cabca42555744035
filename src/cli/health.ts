// GET /health for whoever watches the process, and GET /metrics for Prometheus.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { findSilence } from '../daily/alarm.ts';
import type { App } from '../discord/app.ts';
import { lastNewPaperAt } from '../store/listings.ts';
import { spentOn } from '../store/spending.ts';
import { troubledSubscriptions } from '../store/subscriptions.ts';

export interface Health {
  stop(): Promise<void>;
}

/** Listens on HOST and PORT. A port that is taken is logged: the bot does its work without it. */
export function serveHealth(app: App): Health {
  const { HOST, PORT } = app.config;
  const registry = metricsOf(app);
  const routes = new Hono()
    .get('/health', async (context) => {
      const health = await examine(app);
      return context.json(health, health.ok ? 200 : 503);
    })
    .get('/metrics', async (context) =>
      context.text(await registry.metrics(), 200, { 'content-type': registry.contentType }),
    );
  const server = serve({ fetch: routes.fetch, hostname: HOST, port: PORT });
  server.on('error', (error) =>
    app.log.warn({ host: HOST, port: PORT, reason: error.message }, 'no health address'),
  );
  return { stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function examine({ client, store, now }: App) {
  const lastNewPaper = await lastNewPaperAt(store);
  const silence = await findSilence(store, now());
  const connected = client.isReady();
  return {
    ok: connected && silence === null,
    discord: connected ? 'connected' : 'not connected',
    servers: client.guilds.cache.size,
    lastNewPaper: lastNewPaper === null ? null : new Date(lastNewPaper).toISOString(),
    silentWeekdays: silence?.weekdays ?? 0,
  };
}

function metricsOf({ client, store, now, tally }: App): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'paperboy_' });
  const gauge = (name: string, help: string, read: () => number | Promise<number>) =>
    new Gauge({
      name: `paperboy_${name}`,
      help,
      registers: [registry],
      async collect() {
        this.set(await read());
      },
    });
  gauge('servers', 'Servers that the bot is in', () => client.guilds.cache.size);
  gauge('gateway_ping_ms', "Discord's heartbeat, in milliseconds", () => client.ws.ping);
  gauge('messages_sent', 'Messages of digests sent since the start', () => tally.sent);
  gauge('channels_waiting', 'Channels that are owed a digest now', () => tally.waiting);
  gauge('subscriptions_paused', 'Subscriptions that trouble paused', async () => {
    return (await troubledSubscriptions(store)).length;
  });
  gauge('last_new_paper_seconds', 'When the last new paper came, in epoch seconds', async () => {
    return Math.floor(((await lastNewPaperAt(store)) ?? 0) / 1000);
  });
  for (const field of ['requests', 'inputTokens', 'outputTokens'] as const) {
    gauge(
      `summary_${SPENDING[field]}_today`,
      'What summaries cost today (UTC)',
      async () => (await spentOn(store, now()))[field],
    );
  }
  return registry;
}

const SPENDING = {
  requests: 'requests',
  inputTokens: 'input_tokens',
  outputTokens: 'output_tokens',
} as const;
