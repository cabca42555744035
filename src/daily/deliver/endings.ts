// What the gateway tells that may end a pause whose end nobody can see from outside: the channel is tried at once.
import { type Client, Events } from 'discord.js';
import type { App } from '../../discord/app.ts';
import { troubledSubscriptions, trySoon } from '../../store/subscriptions.ts';

type Watching = Pick<App, 'store' | 'log'> & { readonly client: Client };

/** A channel that was changed; a thread that was unlocked, or closed where a server had too many. */
export function watchForEndings(app: Watching): void {
  const { client } = app;
  client.on(Events.ChannelUpdate, ({ id }) => note(app, { channelId: id }));
  client.on(Events.ThreadDelete, ({ guildId }) => note(app, { guildId }));
  client.on(Events.ThreadUpdate, (before, { id, guildId, archived, locked, parentId }) => {
    note(app, { channelId: id });
    // The thread of a day's cards: its channel is the one that waits.
    if (before.locked && !locked && parentId !== null) note(app, { channelId: parentId });
    if (archived && !before.archived) note(app, { guildId });
  });
}

type Changed = { readonly channelId: string } | { readonly guildId: string };

function note(app: Watching, changed: Changed): void {
  tryWhatItConcerns(app, changed).catch((error: unknown) =>
    app.log.error({ err: error }, 'the end of a pause could not be noted'),
  );
}

async function tryWhatItConcerns({ store }: Watching, changed: Changed): Promise<void> {
  const paused = await troubledSubscriptions(store);
  const concerned = paused.filter(({ channelId, guildId, paused: reason }) =>
    'channelId' in changed
      ? channelId === changed.channelId
      : guildId === changed.guildId && reason === 'forum-full',
  );
  await trySoon(
    store,
    concerned.map(({ id }) => id),
  );
}
