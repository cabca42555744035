// The option that says which of a server's subscriptions is meant; where there is one only, or one in this channel, nobody needs to say.

import type { Call } from '../../src/discord/interactions/call.ts';
import { inServer } from '../../src/discord/interactions/in-server.ts';
import type { Choice, TextOption } from '../../src/discord/interactions/option.ts';
import { subscriptionName } from '../../src/discord/views/plan-text.ts';
import { UserError } from '../../src/model/errors.ts';
import type { Subscription } from '../../src/model/subscription.ts';
import { subscriptionsOf } from '../../src/store/subscriptions.ts';

export const WHICH = { type: 'text', required: false, maxLength: 100, suggest } as const satisfies TextOption;

/** The one of this number. Throws a UserError where it was removed. */
export async function which(call: Call, id: string): Promise<Subscription> {
  const all = await subscriptionsOf(call.app.store, inServer(call));
  const found = all.find((each) => String(each.id) === id);
  if (!found) throw new UserError('subscription-gone');
  return found;
}

interface Meant {
  /** One where it is clear. */
  readonly subscriptions: readonly Subscription[];
  /** What was written names none of them: no one is taken for it, even if there is only one. */
  readonly isUnknown: boolean;
}

/** Throws a UserError where there is no subscription. */
export async function meantSubscriptions(call: Call, wanted: string | null): Promise<Meant> {
  const all = await subscriptionsOf(call.app.store, inServer(call));
  if (all.length === 0) throw new UserError('no-subscription');
  const meant = all.filter((each) =>
    wanted === null ? call.channelIds.includes(each.channelId) : isMeant(call, each, wanted),
  );
  const isUnknown = wanted !== null && meant.length === 0;
  return { subscriptions: meant.length > 0 ? meant : all, isUnknown };
}

/** Its number, as suggestions give it, or what a person writes: a mention or the name of the channel. */
function isMeant({ app }: Call, { id, channelId }: Subscription, wanted: string): boolean {
  const name = channelName(app, channelId);
  const names = name === null ? [channelId] : [name, `#${name}`];
  return [String(id), `<#${channelId}>`, ...names].map(folded).includes(folded(wanted));
}

/** Without regard to case, and to how a letter is put together. */
function folded(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

async function suggest(call: Call, typed: string): Promise<Choice[]> {
  const { app, guildId } = call;
  if (guildId === null) return [];
  const subscriptions = await subscriptionsOf(app.store, guildId);
  const choices = subscriptions.map((each) => {
    return { name: labelOf(call, each).slice(0, 100), value: String(each.id) };
  });
  return choices.filter(({ name }) => folded(name).includes(folded(typed)));
}

/** In one line of a list; a channel that isn't known is told by its number. */
export function labelOf({ app, say }: Pick<Call, 'app' | 'say'>, subscription: Subscription): string {
  const name = channelName(app, subscription.channelId);
  const channel = name === null ? say('which.gone', { id: subscription.channelId }) : `#${name}`;
  return subscriptionName(subscription, channel, say);
}

function channelName({ client }: Call['app'], channelId: string): string | null {
  const channel = client.channels.cache.get(channelId);
  return channel && 'name' in channel && channel.name ? channel.name : null;
}
