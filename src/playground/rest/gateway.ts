// Where the gateway is, and how many shards and identifies it takes.
import type { APIGatewayBotInfo } from 'discord-api-types/v10';
import { advisedShards, identifiesLeft } from '../identifies.ts';
import type { State } from '../state/state.ts';
import { type Call, route } from './route.ts';

const DAY = 24 * 60 * 60_000;

export const gatewayRoutes = [
  route('GET /gateway', ({ state }) => ({ url: gatewayUrl(state) }), { open: true }),
  route('GET /gateway/bot', bot),
];

export function gatewayUrl({ url }: State): string {
  return `${url.replace(/^http/, 'ws')}/gateway`;
}

function bot({ state }: Call): APIGatewayBotInfo {
  return {
    url: gatewayUrl(state),
    shards: advisedShards(state),
    session_start_limit: {
      total: state.sharding.identifiesADay,
      remaining: identifiesLeft(state),
      reset_after: DAY,
      max_concurrency: state.sharding.maxConcurrency,
    },
  };
}
