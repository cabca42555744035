// What the buttons of a message tell that may be the bot's own: whose it is, and how members vote on it.
import { type APIMessage, ComponentType } from 'discord.js';
import { parseButtonId } from '../../discord/views/payload.ts';

/** What the custom_ids of its rows say, in their order. */
export function buttonsOf({ components = [] }: APIMessage): { name: string; args: string[] }[] {
  return components
    .filter((row) => row.type === ComponentType.ActionRow)
    .flatMap((row) => row.components.map((each) => ('custom_id' in each ? each.custom_id : '')))
    .flatMap((id) => parseButtonId(id) ?? []);
}

/** For the ledger: nobody knows yet whether its vote buttons show what is so; null where it has none. */
export function votesShownOn(message: APIMessage): '' | null {
  return buttonsOf(message).some(({ name }) => name === 'vote') ? '' : null;
}
