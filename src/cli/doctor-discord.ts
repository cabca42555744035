// What doctor asks Discord: by REST alone, so that the bot may be logged in at the same time.
import { Client, DiscordAPIError, type Guild, HTTPError, RESTJSONErrorCodes, type User } from 'discord.js';
import pLimit from 'p-limit';
import type { Config } from '../config.ts';
import { missingPermissions } from '../discord/permissions.ts';
import type { Texts } from '../locale/texts.ts';
import { messageOf } from '../model/errors.ts';
import type { Subscription } from '../model/subscription.ts';

export interface AskedDiscord extends AsyncDisposable {
  /** The bot as Discord knows it, asked once: answers of 401 are counted. Throws what is wrong with the token. */
  readonly me: () => Promise<User>;
  readonly client: Client;
}

/** How many servers are asked about at the same time. */
const AT_ONCE = 5;

export function askDiscord({ DISCORD_API_URL, DISCORD_TOKEN }: Config): AskedDiscord {
  const client = new Client({ intents: [], rest: { api: DISCORD_API_URL, retries: 1, timeout: 10_000 } });
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
  texts: Texts,
): Promise<string[]> {
  const bot = await me();
  const limit = pLimit(AT_ONCE);
  const servers = Map.groupBy(subscriptions, ({ guildId }) => guildId);
  const found = [...servers].map(([guildId, its]) =>
    limit(async () => {
      const guild = await visit(client, guildId, bot).catch(whyNotThere);
      if (typeof guild === 'string') return [`server ${guildId}: ${guild}`];
      const looked = await Promise.all(its.map((each) => look(guild, each, { bot, texts })));
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

interface Looking {
  readonly bot: User;
  readonly texts: Texts;
}

async function look(
  { client, channels, name }: Guild,
  subscription: Subscription,
  { bot, texts }: Looking,
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
  if (missing.length === 0) return null;
  const place = 'name' in channel ? `#${channel.name}` : channelId;
  return `${place} in ${name}: allow the bot ${missing.join(', ')} in the settings of the channel`;
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
