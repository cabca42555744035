// discord.js as it comes, which posts as many messages with reactions as the bot: what the bot's memory is compared with.
import { once } from 'node:events';
import { Client, Events, GatewayIntentBits, Partials } from 'discord.js';

export interface PlainOrders {
  readonly apiUrl: string;
  readonly token: string;
  /** By id. */
  readonly channels: readonly string[];
  /** Messages in each channel. */
  readonly messages: number;
}

const { apiUrl, token, channels, messages } = JSON.parse(process.argv[2] ?? '{}') as PlainOrders;
const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessageReactions],
  partials: [Partials.Message, Partials.Reaction, Partials.User, Partials.Channel],
  rest: { api: apiUrl, globalRequestsPerSecond: Number.POSITIVE_INFINITY },
});
await client.login(token);
if (!client.isReady()) await once(client, Events.ClientReady);
for (const id of channels) {
  const channel = await client.channels.fetch(id);
  if (!channel?.isSendable()) throw new Error(`no channel ${id}`);
  for (let nth = 0; nth < messages; nth++) {
    const message = await channel.send({
      embeds: [{ title: `Message ${nth}`, description: 'A sentence or two.' }],
    });
    if (nth > 0) await message.react('👍');
  }
}
globalThis.gc?.();
const { heapUsed, rss } = process.memoryUsage();
process.stdout.write(`${JSON.stringify({ heap: heapUsed / 2 ** 20, rss: rss / 2 ** 20 })}\n`);
await client.destroy();
