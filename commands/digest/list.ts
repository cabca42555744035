// /digest list: every channel that gets papers, when the next come or why not, and what became of the last days.
import { channelMention } from 'discord.js';
import type { Call } from '../../src/discord/interactions/call.ts';
import { slash } from '../../src/discord/interactions/command.ts';
import { inServer } from '../../src/discord/interactions/in-server.ts';
import { pauseSentence } from '../../src/discord/views/pause-text.ts';
import { COLOUR } from '../../src/discord/views/payload.ts';
import { channelAndLanguage, planLines } from '../../src/discord/views/plan-text.ts';
import { lostLines } from '../../src/discord/votes/vote-text.ts';
import { openDay } from '../../src/model/closing-time.ts';
import { addDays } from '../../src/model/day.ts';
import type { Subscription } from '../../src/model/subscription.ts';
import { daysSince } from '../../src/store/days.ts';
import { followChannels, lostEmoji, voteRules } from '../../src/store/servers.ts';
import { subscriptionsOf } from '../../src/store/subscriptions.ts';
import { isChannelGone } from './gone.ts';
import { whenNext, whyPaused } from './when-next.ts';

/** More would not fit into an embed. */
const SHOWN = 10;

const DAYS = 7;

export default slash({
  options: {},
  run: async (call) => {
    const { app, say } = call;
    const subscriptions = await subscriptionsOf(app.store, inServer(call));
    if (subscriptions.length === 0) {
      const description = [say('digests.none'), ...(await followLines(call))].join('\n\n');
      return { embeds: [{ color: COLOUR, description }] };
    }
    const first = subscriptions.slice(0, SHOWN);
    const isMentioning = first.some(({ mention }) => mention !== null);
    const roles = isMentioning ? await app.servers.roles(inServer(call)) : null;
    const shown = await Promise.all(first.map((each) => lines(call, each, roles)));
    const rest = subscriptions.length - shown.length;
    const description = [...shown, ...(rest > 0 ? [say('digests.more', { count: rest })] : [])].join('\n\n');
    const days = await lastDays(call);
    const fields = days.length > 0 ? [{ name: say('digests.days'), value: days.join('\n') }] : [];
    const list = { color: COLOUR, title: say('digests.title'), description, fields };
    const notes = [...(await followLines(call)), ...(await voteWarnings(call))];
    return { embeds: [list, ...notes.map((text) => ({ color: COLOUR, description: text }))] };
  },
});

/** Channels that are gone are left out: what was allowed there is of no use any more. */
async function followLines(call: Call): Promise<string[]> {
  const { store, client } = call.app;
  const allowed = (await followChannels(store, inServer(call))).filter((id) => client.channels.cache.has(id));
  const channels = allowed.slice(0, SHOWN).map((id) => channelMention(id));
  return channels.length > 0 ? [call.say('digests.followsIn', { channels: channels.join(' ') })] : [];
}

async function voteWarnings(call: Call): Promise<string[]> {
  const { store } = call.app;
  const guildId = inServer(call);
  return lostLines(await lostEmoji(store, guildId), (await voteRules(store, guildId)).up, call.say);
}

/** Of a server; null where they aren't known. */
type Roles = Awaited<ReturnType<Call['app']['servers']['roles']>>;

async function lines(call: Call, subscription: Subscription, roles: Roles): Promise<string> {
  const { say } = call;
  const { channel, language } = channelAndLanguage(subscription, say);
  const plan = planLines(subscription, say).join(' · ');
  const gone = goneRole(subscription, roles, call);
  return [`**${channel} · ${language}**`, plan, await state(subscription, call), ...gone].join('\n');
}

/** A role to mention that was deleted: Discord shows it as @deleted-role and says nothing. */
function goneRole({ mention }: Subscription, roles: Roles, { say }: Call): string[] {
  if (mention === null || roles === null || roles.has(mention)) return [];
  return [`⚠️ ${say('digests.roleGone')}`];
}

/** A channel that is gone is told of before the first post fails for it; what Discord said to a post says more. */
async function state(subscription: Subscription, call: Call): Promise<string> {
  const { app, say } = call;
  const isUntried = subscription.paused === null || subscription.paused === 'admin';
  if (isUntried && (await isChannelGone(call, subscription)))
    return `⏸ ${pauseSentence(app.client, { ...subscription, paused: 'channel-gone' }, say)}`;
  return whyPaused(call, subscription) ?? say('digests.active', { when: await whenNext(app, subscription) });
}

/** What the collector made of the last days: digests, weekends, days without papers, trouble. */
async function lastDays({ app, say }: Call): Promise<string[]> {
  const today = openDay(Temporal.Instant.fromEpochMilliseconds(app.now()));
  const records = await daysSince(app.store, addDays(today, -DAYS));
  return records.toReversed().map(({ date, outcome }) => `${date} · ${say(`outcome.${outcome}`)}`);
}
