// The last look before a request leaves: a process that was suspended past its lease sends nothing of what it had queued.
import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { DecoratorHandler, Dispatcher, getGlobalDispatcher } from 'undici';

/** This process may not be the bot any more: the request was dropped before it left, and the next process decides. */
export class LeaseEnded extends Error {
  override readonly name = 'LeaseEnded';

  constructor() {
    super('the lease ended before it was done');
  }
}

/**
 * Sends a request as discord.js does, but asks `isBot` once before it connects and once more with the connection in
 * hand, right before the first byte: connecting takes long enough to be suspended in. Throws LeaseEnded where it says no.
 */
export function guardedRequest(isBot: () => boolean): RESTOptions['makeRequest'] {
  return async (url, init) => {
    if (!isBot()) throw new LeaseEnded();
    const dispatcher = new Guarded(init.dispatcher ?? getGlobalDispatcher(), isBot);
    return DefaultRestOptions.makeRequest(url, { ...init, dispatcher });
  };
}

class Guarded extends Dispatcher {
  readonly #dispatcher: Dispatcher;
  readonly #isBot: () => boolean;

  constructor(dispatcher: Dispatcher, isBot: () => boolean) {
    super();
    this.#dispatcher = dispatcher;
    this.#isBot = isBot;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandlers): boolean {
    // It names this dispatcher, which the one below would take for a mistake.
    const { dispatcher: _, ...below } = { dispatcher: undefined, ...options };
    return this.#dispatcher.dispatch(below, new LastLook(handler, this.#isBot));
  }
}

class LastLook extends DecoratorHandler {
  readonly #handler: Dispatcher.DispatchHandlers;
  readonly #isBot: () => boolean;

  constructor(handler: Dispatcher.DispatchHandlers, isBot: () => boolean) {
    super(handler);
    this.#handler = handler;
    this.#isBot = isBot;
  }

  onConnect(abort: (error?: Error) => void): void {
    if (this.#isBot()) this.#handler.onConnect?.(abort);
    else abort(new LeaseEnded());
  }
}
