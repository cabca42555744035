// The commands that a member finds in a channel, with their names and descriptions in every language.
import type { Snowflake } from 'discord-api-types/v10';
import { Member } from '../actors/member.ts';
import { guildOf } from '../state/state.ts';
import type { World } from '../world.ts';
import type { Commands } from './protocol.ts';

export function memberCommands(world: World, me: Snowflake, channelId: Snowflake): Commands {
  const channel = world.channel(channelId);
  return new Member(world.state, me, guildOf(world.state, channel.state)).commands(channel);
}
