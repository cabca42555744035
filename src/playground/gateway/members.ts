// Members asked for over the gateway: by name or id; all of them only with the privileged intent.
import {
  type GatewayGuildMembersChunkDispatchData,
  GatewayIntentBits,
  type GatewayRequestGuildMembersData,
} from 'discord-api-types/v10';
import { memberPayload } from '../state/member.ts';
import type { State } from '../state/state.ts';

const WITHOUT_INTENT = 100;

export function chunkOf(
  state: State,
  intents: number,
  request: GatewayRequestGuildMembersData,
): GatewayGuildMembersChunkDispatchData | null {
  const guild = state.guilds.get(request.guild_id);
  if (!guild || guild.joinedAt === null) return null;
  const {
    query,
    user_ids: named,
    limit = 0,
    nonce,
  } = request as {
    query?: string;
    user_ids?: string | string[];
    limit?: number;
    nonce?: string;
  };
  const all = (intents & GatewayIntentBits.GuildMembers) !== 0;
  const most = limit > 0 ? limit : all ? Number.POSITIVE_INFINITY : WITHOUT_INTENT;
  const ids = named === undefined ? null : [named].flat();
  const found = [...guild.members.values()].filter(({ userId, nick }) => {
    if (ids) return ids.includes(userId);
    if (!query) return all;
    const name = nick ?? state.users.get(userId)?.username ?? '';
    return name.toLowerCase().startsWith(query.toLowerCase());
  });
  return {
    guild_id: guild.id,
    members: found.slice(0, most).map((member) => memberPayload(state, member)),
    chunk_index: 0,
    chunk_count: 1,
    ...(ids && { not_found: ids.filter((id) => !guild.members.has(id)) }),
    ...(nonce !== undefined && { nonce }),
  };
}
