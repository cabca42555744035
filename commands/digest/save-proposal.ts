// Saves what a panel proposes: a new subscription, or what it changed of one, wherever its channel is now.
import { isDeepStrictEqual } from 'node:util';
import type { Call } from '../../src/discord/interactions/call.ts';
import { languageName } from '../../src/locale/texts.ts';
import { UserError } from '../../src/model/errors.ts';
import type { Subscription } from '../../src/model/subscription.ts';
import {
  changeSubscription,
  findSubscription,
  subscribe,
  subscriptionIn,
} from '../../src/store/subscriptions.ts';
import { layoutFor } from './options.ts';
import { changesOf, type Proposal, seenChannel } from './proposal.ts';

/** Throws a UserError where the channel or the subscription is gone, or the channel has another one in the language. */
export async function saveProposal(call: Call, proposal: Proposal): Promise<Subscription> {
  const { plan, subscriptionId } = proposal;
  try {
    return subscriptionId === null
      ? await begin(call, proposal)
      : await change(call, proposal, subscriptionId);
  } catch (error) {
    if (!(error instanceof UserError) || error.key !== 'language-taken') throw error;
    throw new UserError(error.key, { language: languageName(call.say.language, plan.language) });
  }
}

/** Two taps in a row on the same panel save it once. */
async function begin(call: Call, proposal: Proposal): Promise<Subscription> {
  const { app } = call;
  const { channelId, plan } = proposal;
  await seenChannel(call, channelId);
  return subscribe(app.store, proposal, plan, app.now()).catch(async (error: unknown) => {
    const present = await subscriptionIn(app.store, channelId, plan.language);
    if (present && isDeepStrictEqual({ ...present, ...plan }, present)) return present;
    throw error;
  });
}

async function change(call: Call, proposal: Proposal, id: number): Promise<Subscription> {
  const { store } = call.app;
  const present = await findSubscription(store, id);
  if (!present) throw new UserError('subscription-gone');
  const changes = changesOf(proposal);
  const { channelId, layout } = { ...present, ...changes };
  // Another admin may have moved it to a channel of another kind.
  layoutFor((await seenChannel(call, channelId)).type, layout);
  const changed = await changeSubscription(store, id, changes);
  if (!changed) throw new UserError('subscription-gone');
  return changed;
}
