// What doctor asks Discord: by REST alone, so that the bot may be logged in at the same time.
import { Client, DiscordAPIError, type Guild, HTTPError, RESTJSONErrorCodes, type User } from 'discord.js';
import pLimit from 'p-limit';
import type { Config } from '../../config.ts';
import { readsNoEnvironment } from '../../discord/client.ts';
import { findObstacle } from '../../discord/obstacles.ts';
import { missingPermissions } from '../../discord/permissions.ts';
import type { Texts } from '../../locale/texts.ts';
import { messageOf } from '../../model/errors.ts';
import type { PauseReason, Subscription } from '../../model/subscription.ts';

export interface AskedDiscord extends AsyncDisposable {
  /** The bot as Discord knows it, asked once: answers of 401 are counted. Throws what is wrong with the token. */
  readonly me: () => Promise<User>;
  readonly client: Client;
}

/** How many servers are asked about at the same time. */
const AT_ONCE = 5;

export function askDiscord({ DISCORD_API_URL, DISCORD_TOKEN }: Config): AskedDiscord {
  const rest = { api: DISCORD_API_URL, retries: 1, timeout: 10_000 };
  const client = new Client({ intents: [], ...readsNoEnvironment, rest });
  let me: Promise<User> | null = null;
  const ask = async () => {
    if (DISCORD_TOKEN === '') throw new Error('DISCORD_TOKEN is not set; put the bot token into .env');
    client.rest.setToken(DISCORD_TOKEN);
    try {
      return await client.users.fetch('@me', { cache: false });
    } catch (error) {
      throw new Error(whyNot(error, DISCORD_API_URL));
    }
  };
  return {
    client,
    me: () => {
      me ??= ask();
      return me;
    },
    [Symbol.asyncDispose]: () => client.destroy(),
  };
}

function whyNot(error: unknown, url: string): string {
  if (error instanceof DiscordAPIError && error.status === 401)
    return `Discord at ${url} refuses it; copy it again from discord.com/developers (Bot, Reset Token) into DISCORD_TOKEN`;
  if (error instanceof HTTPError)
    return `Discord at ${url} has trouble of its own (${error.status}); try again later, and see discordstatus.com`;
  return `Discord at ${url} can't be reached: ${messageOf(error)}; check DISCORD_API_URL, and this machine's way there`;
}

/** A sentence for each subscription that the bot can't post to, with what to do. */
export async function unreachable(
  { client, me }: AskedDiscord,
  subscriptions: readonly Subscription[],
  { texts, now }: Omit<Looking, 'bot'>,
): Promise<string[]> {
  const bot = await me();
  const limit = pLimit(AT_ONCE);
  const servers = Map.groupBy(subscriptions, ({ guildId }) => guildId);
  const found = [...servers].map(([guildId, its]) =>
    limit(async () => {
      const guild = await visit(client, guildId, bot).catch(whyNotThere);
      if (typeof guild === 'string') return [`server ${guildId}: ${guild}`];
      const looked = await Promise.all(its.map((each) => look(guild, each, { bot, texts, now })));
      return looked.filter((problem) => problem !== null);
    }),
  );
  return (await Promise.all(found)).flat();
}

/** The server with its roles, its channels and the bot's own roles. */
async function visit(client: Client, guildId: string, bot: User): Promise<Guild> {
  const guild = await client.guilds.fetch({ guild: guildId, withCounts: false });
  await Promise.all([guild.members.fetch(bot.id), guild.channels.fetch()]);
  return guild;
}

/** What is in the way, and the way out, for whoever hosts the bot. */
const OBSTACLES: Partial<Record<PauseReason, string>> = {
  'thread-locked': 'the thread is locked; a moderator unlocks it',
  'tags-required':
    'the forum wants a tag on every post and has none that the bot may set; add one, or want none',
  'forum-full': 'the server has as many active posts as Discord allows; close some',
  'slow-mode': 'its slow mode holds the bot back; allow it to bypass slow mode, or shorten it',
  'blocked-words':
    "the server's AutoMod or Discord's filter of links blocks all messages; except the bot from the rule",
  'no-embeds': 'Discord takes the cards out of the messages; allow the bot Embed Links',
  refused: 'Discord refuses the messages; the log says with which code',
};

interface Looking {
  readonly bot: User;
  readonly texts: Texts;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

async function look(
  { client, channels, name }: Guild,
  subscription: Subscription,
  { bot, texts, now }: Looking,
): Promise<string | null> {
  const { channelId } = subscription;
  // A thread is not among the server's channels.
  const channel = channels.cache.get(channelId) ?? (await client.channels.fetch(channelId).catch(reasonOf));
  if (channel === null || typeof channel === 'string')
    return `channel ${channelId} in ${name}: ${channel ?? 'it is gone'}`;
  const say = texts('en');
  const missing = missingPermissions({ channels: client.channels, user: bot }, subscription).map((each) =>
    say(`permissions.${each}`),
  );
  const place = `${'name' in channel ? `#${channel.name}` : channelId} in ${name}`;
  const onlooker = { channels: client.channels, guilds: client.guilds, user: bot };
  const obstacle = findObstacle(onlooker, subscription, now());
  if (obstacle === 'timed-out')
    return `${place}: a moderator put the bot in a timeout; it ends by itself, or a moderator ends it`;
  if (missing.length > 0)
    return `${place}: allow the bot ${missing.join(', ')} in the settings of the channel`;
  if (obstacle === null && subscription.tryAt === null) return null;
  const { paused, tryAt } = subscription;
  const why = obstacle ?? paused;
  if (why === null || why === 'admin') return null;
  const again =
    obstacle === null && tryAt !== null ? `; it is tried again at ${new Date(tryAt).toISOString()}` : '';
  return `${place}: ${OBSTACLES[why] ?? `paused: ${why}`}${again}`;
}

function whyNotThere(error: unknown): string {
  const { MissingAccess, UnknownGuild, UnknownMember } = RESTJSONErrorCodes;
  const isOut =
    error instanceof DiscordAPIError &&
    [MissingAccess, UnknownGuild, UnknownMember].includes(Number(error.code));
  return isOut
    ? 'the bot is not in it any more; invite it again'
    : `it can't be looked at: ${messageOf(error)}`;
}

function reasonOf(error: unknown): string {
  const code = error instanceof DiscordAPIError ? error.code : null;
  if (code === RESTJSONErrorCodes.UnknownChannel)
    return 'it is gone; an admin ends it with /digest remove, or chooses another one';
  if (code === RESTJSONErrorCodes.MissingAccess)
    return 'the bot may not see it; allow it View Channel in the settings of the channel';
  return `it can't be looked at: ${messageOf(error)}`;
}
