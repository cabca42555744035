// What is sent of a card that Discord finds malformed: its plainest form, and a name that cannot be what was wrong with it.
import { DiscordAPIError } from 'discord.js';
import type { Draft } from './drafts.ts';

/** What it shows isn't noted: a plain card is never drawn again. */
export function plainDraft(draft: Draft, refusal: unknown): Draft {
  const name = isOfName(refusal) ? `arXiv ${draft.paperId}` : draft.name;
  return { ...draft, name, shows: null, payload: draft.plain ?? draft.payload };
}

/** Discord refuses some words in the names of a discoverable server's posts. */
function isOfName(refusal: unknown): boolean {
  if (!(refusal instanceof DiscordAPIError) || !('errors' in refusal.rawError)) return false;
  const { errors } = refusal.rawError;
  return typeof errors === 'object' && 'name' in errors;
}
