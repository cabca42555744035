// The option that says which of a server's subscriptions is meant; where there is one only, or one in this channel, nobody needs to say.

import type { Call } from '../../src/discord/interactions/call.ts';
import { inServer } from '../../src/discord/interactions/in-server.ts';
import type { Choice, TextOption } from '../../src/discord/interactions/option.ts';
import { subscriptionName } from '../../src/discord/views/plan-text.ts';
import { UserError } from '../../src/model/errors.ts';
import type { Subscription } from '../../src/model/subscription.ts';
import { subscriptionsOf } from '../../src/store/subscriptions.ts';

export const WHICH = { type: 'text', required: false, maxLength: 100, suggest } as const satisfies TextOption;

/** The one that is named. Throws a UserError where there is none, or where several could be meant. */
export async function which(call: Call, wanted: string): Promise<Subscription> {
  const [only, another] = await meantSubscriptions(call, wanted);
  if (!only || another) throw new UserError('which-channel');
  return only;
}

/** Those that could be meant: one where it is clear. Throws a UserError where there is none. */
export async function meantSubscriptions(call: Call, wanted: string | null): Promise<Subscription[]> {
  const all = await subscriptionsOf(call.app.store, inServer(call));
  if (all.length === 0) throw new UserError('no-subscription');
  if (wanted !== null) {
    const named = all.filter((each) => isMeant(call, each, wanted));
    return named.length > 0 ? named : all;
  }
  const here = all.filter(({ channelId }) => call.channelIds.includes(channelId));
  return here.length > 0 ? here : all;
}

/** Its number, as suggestions give it, or what a person writes: a mention or the name of the channel. */
function isMeant({ app }: Call, { id, channelId }: Subscription, wanted: string): boolean {
  const text = wanted.trim();
  return [
    String(id),
    `<#${channelId}>`,
    channelName(app, channelId),
    `#${channelName(app, channelId)}`,
  ].includes(text);
}

async function suggest({ app, say, guildId }: Call, typed: string): Promise<Choice[]> {
  if (guildId === null) return [];
  const subscriptions = await subscriptionsOf(app.store, guildId);
  const choices = subscriptions.map((each) => {
    return {
      name: subscriptionName(each, channelName(app, each.channelId), say).slice(0, 100),
      value: String(each.id),
    };
  });
  const wanted = typed.trim().toLowerCase();
  return choices.filter(({ name }) => name.toLowerCase().includes(wanted));
}

export function channelName({ client }: Call['app'], channelId: string): string {
  const channel = client.channels.cache.get(channelId);
  return channel && 'name' in channel && channel.name ? channel.name : channelId;
}
