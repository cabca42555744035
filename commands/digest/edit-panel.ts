// The panel of a subscription that there is, with what a command's options change of it.
import type { Call } from '../../src/discord/interactions/call.ts';
import type { MessageAnswer } from '../../src/discord/interactions/command.ts';
import { inServer } from '../../src/discord/interactions/in-server.ts';
import type { ValuesOf } from '../../src/discord/interactions/option.ts';
import type { Subscription } from '../../src/model/subscription.ts';
import { applyOptions, layoutFor, type PLAN_OPTIONS } from './options.ts';
import { panel } from './panel.ts';
import { NOTHING_TYPED, seenChannel } from './proposal.ts';

interface Edit extends ValuesOf<typeof PLAN_OPTIONS> {
  /** The channel that gets the papers instead; null where it stays. */
  readonly channel: string | null;
}

/** `note`: what stands above the plan at first. */
export async function editPanel(
  call: Call,
  { id: subscriptionId, channelId: before, ...subscription }: Subscription,
  { channel: moved, ...options }: Edit,
  note?: string,
): Promise<MessageAnswer> {
  const channelId = moved ?? before;
  const channel = await seenChannel(call, channelId);
  const changed = await applyOptions(call, subscription, options);
  const layout = layoutFor(channel.type, options.layout ?? (moved ? null : changed.layout));
  const proposal = {
    ...NOTHING_TYPED,
    guildId: inServer(call),
    channelId,
    subscriptionId,
    plan: { ...changed, layout },
    before: { channelId: before, plan: subscription },
    byManager: call.isManager,
  };
  return panel(call, proposal, note);
}
