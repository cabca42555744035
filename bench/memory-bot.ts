// The bot of delivery-bot.ts as paperboy start loads it: with one HTTP client, put in place before discord.js is loaded.
import { useOneUndici } from '../src/cli/start/one-undici.ts';

await useOneUndici();
await import('./delivery-bot.ts');
