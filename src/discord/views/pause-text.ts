// Why a channel gets nothing, and what ends that, in a sentence.
import { channelMention } from 'discord.js';
import type { Speech } from '../../locale/texts.ts';
import type { PauseReason, Subscription } from '../../model/subscription.ts';
import { missingPermissions, permissionNames, type Onlooker as Seeing } from '../permissions.ts';

type Paused = Pick<Subscription, 'channelId' | 'layout' | 'voting' | 'tryAt'> & {
  readonly paused: PauseReason;
};

export function pauseSentence(onlooker: Seeing, { paused, ...subscription }: Paused, say: Speech): string {
  const permissions = permissionNames(missingPermissions(onlooker, subscription), say);
  return say(`pause.${paused}`, { channel: channelMention(subscription.channelId), permissions });
}
