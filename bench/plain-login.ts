// discord.js as it comes, logged in and doing nothing: what the bot at rest is compared with.
import { once } from 'node:events';
import { Client, Events, GatewayIntentBits } from 'discord.js';

const [api = '', token = ''] = process.argv.slice(2);
const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessageReactions],
  rest: { api },
});
await client.login(token);
if (!client.isReady()) await once(client, Events.ClientReady);
process.stdout.write('{"msg":"ready"}\n');
process.once('SIGTERM', () => void client.destroy().then(() => process.exit(0)));
