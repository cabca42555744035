// What of a bot's requests is a share's: its part of 50 a second where several clients ask Discord directly, and of what is under way at once.
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

/** A share of one server in a thousand still serves so many channels at a time. */
const FEWEST = 8;

/**
 * How many of so many channels a share serves at the same time. What all shares have under way stands in one line where a
 * proxy keeps the limit for them: were it longer than 50 a second are sent in 15 s, discord.js would give up and ask again.
 */
export function channelsAtOnce({ count, shards }: Share, all: number): number {
  return Math.max(FEWEST, Math.ceil((all * shards.length) / count));
}
