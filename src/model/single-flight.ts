// Work that must not be done twice at the same time: who asks while it is under way gets the same promise.

export interface SingleFlight<T> {
  /** Begins the work, unless work of that name is under way: then what comes of that. */
  readonly run: (name: string, work: () => Promise<T>) => Promise<T>;
  readonly isBusy: () => boolean;
  /** Resolves when nothing of it is under way any more, whatever came of it. */
  readonly settled: () => Promise<void>;
}

export function createSingleFlight<T>(): SingleFlight<T> {
  const running = new Map<string, Promise<T>>();
  return {
    run(name, work) {
      const known = running.get(name);
      if (known) return known;
      const flight = work().finally(() => running.delete(name));
      running.set(name, flight);
      return flight;
    },
    isBusy: () => running.size > 0,
    async settled() {
      while (running.size > 0) await Promise.allSettled(running.values());
    },
  };
}
