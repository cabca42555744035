// A proxy for Discord's REST as a process of its own, in front of several bots; says its address on stdout.
import { once } from 'node:events';
import { startRestProxy } from '../tests/bot/rest-proxy.ts';

const proxy = await startRestProxy(process.argv[2] ?? '');
process.stdout.write(`${proxy.url}\n`);
await once(process, 'SIGTERM');
await proxy.close();
process.exit();
