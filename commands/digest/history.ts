// /digest history: the last days of a channel: what was posted, and why something was not.
import { channelMention, messageLink } from 'discord.js';
import type { Call } from '../../src/discord/interactions/call.ts';
import { slash } from '../../src/discord/interactions/command.ts';
import { COLOUR } from '../../src/discord/views/payload.ts';
import { openDay } from '../../src/model/closing-time.ts';
import { addDays, type Day } from '../../src/model/day.ts';
import type { Subscription } from '../../src/model/subscription.ts';
import { daysSince } from '../../src/store/days.ts';
import { deliveriesOfClosed, type PastDelivery, recentDeliveries } from '../../src/store/deliveries.ts';
import { oneOf } from './one-of.ts';
import { WHICH } from './which.ts';

const SHOWN = 14;

const one = oneOf('history', async (call, subscription) => {
  const lines = await history(call, subscription);
  const title = call.say('digests.history');
  const description = [channelMention(subscription.channelId), ...lines].join('\n');
  return { embeds: [{ color: COLOUR, title, description }] };
});

export default slash({
  options: { which: WHICH },
  run: (call, { which }) => one.run(call, which, {}),
  presses: one.presses,
});

/** One line a day, newest first. */
async function history({ app, say }: Call, subscription: Subscription): Promise<string[]> {
  const today = openDay(Temporal.Instant.fromEpochMilliseconds(app.now()));
  const deliveries = await recentDeliveries(app.store, subscription, SHOWN);
  const since = addDays(today, -SHOWN);
  const closed = await deliveriesOfClosed(app.store, Date.parse(since), app.now());
  const lines = new Map<Day, string>();
  for (const { date, outcome } of await daysSince(app.store, since))
    if (outcome !== 'digest') lines.set(date, say(`outcome.${outcome}`));
  for (const { date, closedAt } of closed) lines.set(date, whyNot(subscription, closedAt, say));
  for (const delivery of deliveries) lines.set(delivery.date, outcomeOf(delivery, subscription, say));
  const days = [...lines].sort(([a], [b]) => b.localeCompare(a)).slice(0, SHOWN);
  return days.length > 0 ? days.map(([date, line]) => `- ${date} · ${line}`) : [say('digests.noHistory')];
}

function outcomeOf(
  { state, first }: PastDelivery,
  { guildId, paused }: Subscription,
  say: Call['say'],
): string {
  const words = state === 'open' && paused !== null ? say('state.halted') : say(`state.${state}`);
  return first ? `[${words}](${messageLink(first.channelId, first.messageId, guildId)})` : words;
}

/** Why a digest that closed isn't posted. */
function whyNot({ createdAt, paused }: Subscription, closedAt: number, say: Call['say']): string {
  if (closedAt <= createdAt) return say('state.before');
  return say(paused === null ? 'state.waiting' : 'state.paused');
}
