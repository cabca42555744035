// A subscription as it will be once the admin saves it; kept among the look-ups while the panel shows it.
import { isDeepStrictEqual } from 'node:util';
import { type GuildBasedChannel, PermissionFlagsBits } from 'discord.js';
import { z } from 'zod';
import type { Call } from '../../src/discord/interactions/call.ts';
import { inServer } from '../../src/discord/interactions/in-server.ts';
import { UserError } from '../../src/model/errors.ts';
import { WEEKDAYS } from '../../src/model/hour.ts';
import { LAYOUTS, type Plan, RANKINGS, SUMMARY_LENGTHS, VOTINGS } from '../../src/model/subscription.ts';
import { findLookup, saveLookup } from '../../src/store/lookups.ts';
import type { Changes } from '../../src/store/subscriptions.ts';

const planJson: z.ZodType<Plan> = z.object({
  time: z.string().nullable(),
  zone: z.string(),
  weekdays: z.array(z.literal([...WEEKDAYS])),
  language: z.string(),
  layout: z.enum(LAYOUTS),
  cards: z.number(),
  summary: z.enum(SUMMARY_LENGTHS),
  discuss: z.boolean(),
  minUpvotes: z.number(),
  include: z.array(z.string()),
  exclude: z.array(z.string()),
  mention: z.string().nullable(),
  publish: z.boolean(),
  weekly: z.boolean(),
  // A panel that was opened before there was a choice has none.
  monthly: z.boolean().default(false),
  ranking: z.enum(RANKINGS).default('upvotes'),
  voting: z.enum(VOTINGS).default('reactions'),
});

const proposalJson = z.object({
  guildId: z.string(),
  channelId: z.string(),
  /** Null until it is saved. */
  subscriptionId: z.number().nullable(),
  plan: planJson,
  /** What it was when the panel was opened; null for one that is not saved yet. */
  before: z.object({ channelId: z.string(), plan: planJson }).nullable().default(null),
  /** Whether who opened the panel could manage the server then; others were let in by the server's own settings. */
  byManager: z.boolean(),
  /** What was typed into a form and could not be meant so, by field; the form still holds it. */
  typed: z.record(z.string(), z.string()).default({}),
  /** Why, in the words of who typed it. */
  wrong: z.array(z.string()).default([]),
});
export type Proposal = z.infer<typeof proposalJson>;

export const NOTHING_TYPED = { typed: {}, wrong: [] } satisfies Partial<Proposal>;

/** Keeps the proposal for the panel's buttons; returns what they name it by. */
export async function keepProposal({ app, memberId }: Call, proposal: Proposal): Promise<string> {
  const id = app.name();
  await saveLookup(app.store, { id, memberId, query: JSON.stringify(proposal) }, app.now());
  return id;
}

/** Throws a UserError where the panel is too old or who pressed may no longer change it. */
export async function findProposal(call: Call, id: string): Promise<Proposal> {
  const kept = await findLookup(call.app.store, id);
  if (!kept) throw new UserError('panel-expired');
  const proposal = proposalJson.parse(JSON.parse(kept.query));
  const isDemoted = proposal.byManager && !call.isManager;
  if (kept.memberId !== call.memberId || proposal.guildId !== call.guildId || isDemoted)
    throw new UserError('admins-only');
  return proposal;
}

/** What the panel changed, so that nothing else is written; all of it where there was nothing before. */
export function changesOf({ before, channelId, plan }: Proposal): Changes {
  const known: Readonly<Record<string, unknown>> = { ...before?.plan, channelId: before?.channelId };
  const changed = Object.entries({ ...plan, channelId }).filter(
    ([name, value]) => !isDeepStrictEqual(value, known[name]),
  );
  return Object.fromEntries(changed);
}

/** From now on the bot hears of its changes. Throws a UserError where the channel is gone or the bot doesn't see it. */
export async function seenChannel(call: Call, channelId: string): Promise<GuildBasedChannel> {
  const place = { guildId: inServer(call), channelId };
  const channel = await call.app.servers.keep(place).catch(() => null);
  if (!channel) throw new UserError('channel-gone');
  return channel;
}

/** Whether a mention of the role would reach anybody, as far as Discord says. */
export async function canMention(call: Call, roleId: string): Promise<boolean> {
  const { client, servers } = call.app;
  const guildId = inServer(call);
  const me = client.guilds.cache.get(guildId)?.members.me;
  if (me?.permissions.has(PermissionFlagsBits.MentionEveryone)) return true;
  const roles = await servers.roles(guildId);
  return roles === null || roles.get(roleId)?.mentionable === true;
}
