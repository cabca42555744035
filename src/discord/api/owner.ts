// Says something to the person who hosts the bot: the application's owner, or a team's.
import { Team } from 'discord.js';
import { messageOf } from '../../model/errors.ts';
import type { App } from '../app.ts';

/** One direct message; whether it arrived. Where the owner takes none, the log has to do. */
export async function tellOwner({ client, log }: App, text: string): Promise<boolean> {
  try {
    const { owner } = await client.application.fetch();
    const person = owner instanceof Team ? owner.owner?.user : owner;
    await person?.send({ content: text });
    return true;
  } catch (error) {
    log.warn({ reason: messageOf(error) }, 'the owner could not be told');
    return false;
  }
}
