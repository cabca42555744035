// An identify, checked: a wrong token, shard or intent closes the connection with its own code.
import { GatewayCloseCodes, type GatewayIdentifyData, GatewayIntentBits } from 'discord-api-types/v10';
import { countJoined } from '../state/guild.ts';
import type { State } from '../state/state.ts';

const KNOWN = Object.values(GatewayIntentBits)
  .filter((bit) => typeof bit === 'number')
  .reduce((all, bit) => all | bit, 0);

const PRIVILEGED =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

/** The code to close with, or null where all is well. */
export function refuseIdentify(state: State, data: Partial<GatewayIdentifyData>): GatewayCloseCodes | null {
  if (data.token !== state.token) return GatewayCloseCodes.AuthenticationFailed;
  const { intents, shard: [shardId, count] = [0, 1] } = data;
  if (!Number.isInteger(shardId) || !Number.isInteger(count) || shardId < 0 || shardId >= count)
    return GatewayCloseCodes.InvalidShard;
  if (countJoined(state) / count > state.sharding.most) return GatewayCloseCodes.ShardingRequired;
  if (typeof intents !== 'number' || !Number.isInteger(intents) || (intents & ~KNOWN) !== 0)
    return GatewayCloseCodes.InvalidIntents;
  if ((intents & PRIVILEGED & ~state.privilegedIntents) !== 0) return GatewayCloseCodes.DisallowedIntents;
  return null;
}
