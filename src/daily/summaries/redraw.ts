// Draws a card that was sent again, from what the database says now.
import type { REST } from 'discord.js';
import { editMessage } from '../../discord/api/messages.ts';
import type { App } from '../../discord/app.ts';
import { card } from '../../discord/views/card.ts';
import { partKey, shownBy } from '../../model/delivery.ts';
import { UserError } from '../../model/errors.ts';
import { findDigest } from '../../store/digests.ts';
import { papersById } from '../../store/papers.ts';
import { recordShown, type SentCard } from '../../store/sent-cards.ts';
import { noteDrawn, votesOn } from '../../store/vote-buttons/shown.ts';

/** All that redrawing takes: it needs no gateway. */
export interface CardEditor extends Pick<App, 'store' | 'texts' | 'now'> {
  readonly rest: REST;
}

/** Throws what Discord answers where the message can't be edited. */
export async function redraw({ store, texts, rest, now }: CardEditor, sent: SentCard): Promise<void> {
  const { date, paperId, language, part, key } = sent;
  const digest = await findDigest(store, date, language);
  const entry = digest?.entries.find(({ id }) => id === paperId);
  if (!entry) throw new UserError('no-digest', { date });
  const [about] = await papersById(store, [paperId], language);
  // In the digest's order or the server's, a card's part is its place.
  const at = { rank: part, key: partKey(key, part) };
  const known = about ?? { keywords: [], organization: null };
  const votes = sent.hasVoteButtons ? await votesOn(store, sent) : null;
  const payload = card(entry, at, { about: known, form: { ...sent.form, votes }, say: texts(language) });
  await editMessage(rest, sent.channelId, sent.messageId, payload);
  await recordShown(store, sent, shownBy(entry.summary));
  if (votes) await noteDrawn(store, sent, votes, now());
}
