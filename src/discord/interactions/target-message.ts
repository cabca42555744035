// The message on which an entry of its menu is used, as far as commands look at it: anyone's, anywhere.
import type { APIMessage, Message } from 'discord.js';

export interface TargetMessage {
  readonly id: string;
  readonly content: string;
  /** Where the titles of its embeds lead. */
  readonly titleLinks: readonly string[];
  /** What its embeds say, and where its buttons lead. */
  readonly others: readonly string[];
}

/** Discord gives the whole message along, which the bot may not read otherwise. */
export function readTarget({ id, content, embeds, components = [] }: Message | APIMessage): TargetMessage {
  const said = embeds.flatMap(({ title, description, fields = [] }) => [
    title ?? '',
    description ?? '',
    ...fields.map(({ value }) => value),
  ]);
  const inRows = components.flatMap((row) => ('components' in row ? [...row.components] : []));
  const links = inRows.flatMap((each) => ('url' in each && typeof each.url === 'string' ? [each.url] : []));
  return { id, content, titleLinks: embeds.flatMap(({ url }) => url ?? []), others: [...said, ...links] };
}
