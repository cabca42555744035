// /digest setup: subscribes a channel, after a look at whether the bot may post there.
import {
  type APIEmbed,
  ButtonStyle,
  ChannelType,
  channelMention,
  PermissionsBitField,
  TimestampStyles,
  time,
} from 'discord.js';
import { deliver } from '../../src/daily/deliver.ts';
import type { App } from '../../src/discord/app.ts';
import { type Answer, type Call, slash } from '../../src/discord/command.ts';
import { action, buttonId, COLOUR, row } from '../../src/discord/payload.ts';
import type { Speech } from '../../src/locale/texts.ts';
import { day, nextClosing } from '../../src/model/day.ts';
import { messageOf, UserError } from '../../src/model/errors.ts';
import type { Subscription } from '../../src/model/subscription.ts';
import { isDelivered } from '../../src/store/deliveries.ts';
import { latestDay, paperIdsOf } from '../../src/store/digests.ts';
import { findSubscription, subscribe } from '../../src/store/subscriptions.ts';

/** What a daily post takes; ReadMessageHistory lets the bot react to and find its own messages. */
const NEEDED = ['ViewChannel', 'SendMessages', 'EmbedLinks', 'AddReactions', 'ReadMessageHistory'] as const;

export default slash({
  options: {
    channel: {
      type: 'channel',
      required: true,
      channelTypes: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
    },
  },
  run: async (call, { channel }) => {
    const { app, say, memberId } = call;
    const guildId = inServer(call);
    await checkChannel(app, channel, say);
    const language = app.config.DIGEST_LANGUAGE;
    const subscription = await subscribe(app.store, {
      guildId,
      channelId: channel,
      language,
      createdAt: app.now(),
    });
    const latest = await latestDay(app.store, app.now());
    const post = (date: string) =>
      action(buttonId('post', subscription.id, date, memberId), say('setup.latest', { date }), {
        style: ButtonStyle.Primary,
      });
    return { embeds: [saved(app, subscription, say)], components: latest ? [row(post(latest))] : [] };
  },
  presses: {
    post: async (call, { args: [id = '', wanted = '', owner = ''] }) => {
      const { app, say } = call;
      if (owner !== call.memberId) throw new UserError('admins-only');
      const subscription = await findSubscription(app.store, Number(id));
      if (subscription?.guildId !== inServer(call)) throw new UserError('subscription-gone');
      const date = day(wanted);
      const channel = channelMention(subscription.channelId);
      const answer = (description: string): Answer => ({
        as: 'update',
        embeds: [saved(app, subscription, say), { color: COLOUR, description }],
        components: [],
      });
      if (await isDelivered(app.store, subscription, date))
        return answer(say('setup.posted', { date, channel }));
      await checkChannel(app, subscription.channelId, say);
      deliver(app, subscription, date).catch((error: unknown) => {
        app.log.warn({ channel: subscription.channelId, reason: messageOf(error) }, 'digest not delivered');
      });
      const { length: count } = await paperIdsOf(app.store, date);
      return answer(say('setup.posting', { count, date, channel }));
    },
  },
});

function saved({ config, now }: App, { channelId }: Subscription, say: Speech): APIEmbed {
  const next = nextClosing(Temporal.Instant.fromEpochMilliseconds(now()), config.DIGEST_CLOSES);
  const when = time(Math.floor(next.epochMilliseconds / 1000), TimestampStyles.RelativeTime);
  const channel = channelMention(channelId);
  return { color: COLOUR, description: say('setup.body', { channel, when }) };
}

function inServer({ guildId }: Call): string {
  if (guildId === null) throw new UserError('servers-only');
  return guildId;
}

/** Throws a UserError that names what is missing. */
async function checkChannel({ client }: App, channelId: string, say: Speech): Promise<void> {
  const channel = await client.channels.fetch(channelId).catch(() => null);
  if (!channel || channel.isDMBased()) throw new UserError('channel-gone');
  const granted = channel.permissionsFor(client.user) ?? new PermissionsBitField();
  const missing = NEEDED.filter((name) => !granted.has(name));
  if (missing.length === 0) return;
  const permissions = missing.map((name) => say(`permissions.${name}`)).join(', ');
  throw new UserError('missing-permissions', { channel: channelMention(channelId), permissions });
}
