// The message that a forum's post begins with, in the few words and the one picture that the list of posts shows.
import type { ThreadChannel } from '../state/channel-state.ts';
import { countOf } from '../state/reaction.ts';
import type { OpeningView } from './protocol.ts';

/** As much as fits in a line or two. */
const WORDS = 200;

/** A post and its first message have the same id. */
export function openingOf({ id, log }: ThreadChannel): OpeningView | null {
  const message = log?.get(id);
  if (!message) return null;
  const [embed] = message.embeds;
  const image = message.attachments.find(({ content_type: type }) => type?.startsWith('image/'));
  const words = message.content || embed?.description || embed?.title || '';
  const first = words.split('\n').find((line) => line.trim() !== '') ?? '';
  const [most] = message.reactions.toSorted((a, b) => countOf(b) - countOf(a));
  return {
    words: first.replace(/^(?:-#|[-*>]|#{1,3}|\d+\.)\s+/, '').slice(0, WORDS),
    picture: embed?.image?.url ?? embed?.thumbnail?.url ?? image?.url ?? null,
    reaction: most ? { emoji: most.emoji, count: countOf(most) } : null,
  };
}
