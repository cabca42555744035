// What kind of message it is to whoever looks: theirs alone, or one that the bot still thinks about.
import type { MessageView } from '../../protocol.ts';
import { Flag, hasFlag } from '../numbers.ts';

export function isEphemeral(message: MessageView): boolean {
  return hasFlag(message, Flag.ephemeral);
}

export function isThinking(message: MessageView): boolean {
  return hasFlag(message, Flag.loading);
}
