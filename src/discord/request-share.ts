// How many of a bot's 50 requests a second are a share's: where several clients ask Discord directly, each keeps to its part.
import type { Share } from '../model/share.ts';

/** Of a bot, to Discord. */
const REQUESTS_A_SECOND = 50;

/** Options for discord.js's REST. Where another address than Discord's stands, whoever is there keeps the limit for all. */
export function requestsOf(
  { count, shards }: Share,
  api: string,
): { readonly globalRequestsPerSecond?: number } {
  if (!/(^|\.)discord\.com$/.test(new URL(api).hostname)) return {};
  return { globalRequestsPerSecond: Math.max(1, Math.floor((REQUESTS_A_SECOND * shards.length) / count)) };
}
