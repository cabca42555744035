// The last look before a request leaves: a process that was suspended past its lease sends nothing of what it had queued.
import { DefaultRestOptions, type RESTOptions } from 'discord.js';

/** This process may not be the bot any more: the request was dropped before it left, and the next process decides. */
export class LeaseEnded extends Error {
  override readonly name = 'LeaseEnded';

  constructor() {
    super('the lease ended before the request left');
  }
}

/** Sends a request as discord.js does; throws LeaseEnded in its place where `isBot` says that the lease may have ended. */
export function guardedRequest(isBot: () => boolean): RESTOptions['makeRequest'] {
  return async (...request) => {
    if (!isBot()) throw new LeaseEnded();
    return DefaultRestOptions.makeRequest(...request);
  };
}
