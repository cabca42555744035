// The bot itself, its application, other users, and direct messages with them.
import { CreatePrivateChannelRequestSchema } from 'discord-api-spec/zod';
import {
  type APIApplication,
  ApplicationFlags,
  GatewayIntentBits,
  type RESTPostAPICurrentUserCreateDMChannelJSONBody,
} from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { channelPayload } from '../state/channel.ts';
import { countJoined } from '../state/guild.ts';
import { openDm } from '../state/guild-channel.ts';
import { findUser, type State } from '../state/state.ts';
import { userPayload } from '../state/user.ts';
import { readBody } from './body.ts';
import { invalid } from './form.ts';
import { type Call, param, route } from './route.ts';

export const userRoutes = [
  route('GET /users/@me', self),
  route('GET /users/:user', get),
  route('POST /users/@me/channels', openDirect),
  route('GET /applications/@me', application),
  route('GET /oauth2/applications/@me', application),
];

function self({ state }: Call) {
  return { ...userPayload(state.bot), verified: true, mfa_enabled: true, locale: 'en-US', email: null };
}

function get(call: Call) {
  return userPayload(findUser(call.state, param(call, 'user')));
}

/** Opening the channel always works: only sending shows that direct messages are closed. */
function openDirect(call: Call) {
  const { state } = call;
  const schema = CreatePrivateChannelRequestSchema;
  const body = readBody<RESTPostAPICurrentUserCreateDMChannelJSONBody>(schema, call.body);
  if (!state.users.has(body.recipient_id))
    invalid(['recipient_id'], 'INVALID_RECIPIENT', 'Invalid Recipient(s)');
  if (body.recipient_id === state.bot.id) throw refusal('CannotSendMessagesToThisUser');
  return channelPayload(state, openDm(state, body.recipient_id).id);
}

/** The flags tell which privileged intents are switched on in the developer portal. */
export function applicationFlags({ privilegedIntents }: State): number {
  const flags = [
    [GatewayIntentBits.GuildPresences, ApplicationFlags.GatewayPresenceLimited],
    [GatewayIntentBits.GuildMembers, ApplicationFlags.GatewayGuildMembersLimited],
    [GatewayIntentBits.MessageContent, ApplicationFlags.GatewayMessageContentLimited],
  ] as const;
  return flags.reduce(
    (all, [intent, flag]) => ((privilegedIntents & intent) !== 0 ? all | flag : all),
    ApplicationFlags.ApplicationCommandBadge as number,
  );
}

function application({ state }: Call): APIApplication {
  return {
    id: state.bot.id,
    name: state.bot.displayName,
    icon: null,
    description: '',
    summary: '',
    bot_public: true,
    bot_require_code_grant: false,
    bot: userPayload(state.bot),
    owner: userPayload(state.owner),
    team: null,
    verify_key: '0'.repeat(64),
    flags: applicationFlags(state),
    flags_new: String(applicationFlags(state)),
    tags: [] as never,
    integration_types_config: { 0: {}, 1: {} },
    approximate_guild_count: countJoined(state),
  };
}
