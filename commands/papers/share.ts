// The option "share": an answer for everybody in the channel, in the channel's language, rather than for the member alone.
import type { Call } from '../../src/discord/interactions/call.ts';
import type { Options } from '../../src/discord/interactions/option.ts';
import { subscriptionsOf } from '../../src/store/subscriptions.ts';

export const SHARE = { share: { type: 'switch', required: false } } as const satisfies Options;

/**
 * The call as everybody's. What is said in it is in the language in which the channel gets digests; where it gets none, or
 * several, in the server's.
 */
export async function toAll(call: Call): Promise<Call> {
  const { app, sayToAll } = call;
  const languages = await languagesHere(call);
  const isServers = languages.length === 0 || languages.includes(sayToAll.language);
  return { ...call, readers: 'everybody', say: isServers ? sayToAll : app.texts(languages[0] ?? '') };
}

async function languagesHere({ app, guildId, channelIds }: Call): Promise<string[]> {
  if (guildId === null) return [];
  const here = (await subscriptionsOf(app.store, guildId)).filter(({ channelId }) =>
    channelIds.includes(channelId),
  );
  return here.map(({ language }) => language);
}
