// Where the gateway is, and how many shards and identifies it takes.
import type { APIGatewayBotInfo } from 'discord-api-types/v10';
import { countJoined } from '../state/guild.ts';
import type { State } from '../state/state.ts';
import { type Call, route } from './route.ts';

const GUILDS_A_SHARD = 2500;
const IDENTIFIES_A_DAY = 1000;
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
    shards: Math.max(1, Math.ceil(countJoined(state) / GUILDS_A_SHARD)),
    session_start_limit: {
      total: IDENTIFIES_A_DAY,
      remaining: IDENTIFIES_A_DAY,
      reset_after: DAY,
      max_concurrency: 16,
    },
  };
}
