// What the gateway tells that may end a pause whose end nobody can see from outside: the channel is tried at once.
import {
  type APIThreadChannel,
  type Client,
  GatewayDispatchEvents as Dispatch,
  Events,
  type GatewayDispatchPayload,
} from 'discord.js';
import type { App } from '../../discord/app.ts';
import type { Subscription } from '../../model/subscription.ts';
import { troubledSubscriptions, trySoon } from '../../store/subscriptions.ts';

type Watching = Pick<App, 'store' | 'share' | 'log'> & { readonly client: Client };

/** Which of the paused ones are to be tried. */
type Concerns = (paused: Subscription) => boolean;

/**
 * A channel that was changed; a thread that was unlocked, or closed where a server had too many. Taken as it comes
 * and before it is slimmed, as most threads aren't kept.
 */
export function watchForEndings(app: Watching): void {
  app.client.prependListener(Events.Raw, (packet: GatewayDispatchPayload) => {
    const concerns = concernsOf(packet);
    if (concerns === null) return;
    tryWhatItConcerns(app, concerns).catch((error: unknown) =>
      app.log.error({ err: error }, 'the end of a pause could not be noted'),
    );
  });
}

function concernsOf({ t, d }: GatewayDispatchPayload): Concerns | null {
  switch (t) {
    case Dispatch.ChannelUpdate:
      return ({ channelId }) => channelId === d.id;
    case Dispatch.ThreadDelete:
      return (each) => wantsRoom(each, d.guild_id);
    case Dispatch.ThreadUpdate: {
      const { id, guild_id, parent_id, thread_metadata: state } = d as APIThreadChannel;
      return (each) =>
        each.channelId === id ||
        // The thread of a day's cards: its channel is the one that waits.
        (state?.locked !== true && each.paused === 'thread-locked' && each.channelId === parent_id) ||
        (state?.archived === true && wantsRoom(each, guild_id));
    }
    default:
      return null;
  }
}

function wantsRoom({ guildId, paused }: Subscription, server: string | undefined): boolean {
  return guildId === server && paused === 'forum-full';
}

async function tryWhatItConcerns({ store, share }: Watching, concerns: Concerns): Promise<void> {
  const paused = await troubledSubscriptions(store, share);
  await trySoon(
    store,
    paused.filter(concerns).map(({ id }) => id),
  );
}
