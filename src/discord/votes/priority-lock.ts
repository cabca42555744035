// One piece of work at a time, in two lanes: what is urgent goes before all else that waits.

/** Does something when its turn comes. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

export interface PriorityLock {
  readonly urgent: InTurn;
  readonly ordinary: InTurn;
}

export function createPriorityLock(): PriorityLock {
  const [urgent, ordinary]: [(() => void)[], (() => void)[]] = [[], []];
  let isBusy = false;
  const goOn = () => {
    const begin = urgent.shift() ?? ordinary.shift();
    isBusy = begin !== undefined;
    begin?.();
  };
  const lane =
    (line: (() => void)[]): InTurn =>
    async (work) => {
      const turn = Promise.withResolvers<void>();
      line.push(turn.resolve);
      if (!isBusy) goOn();
      await turn.promise;
      try {
        return await work();
      } finally {
        goOn();
      }
    };
  return { urgent: lane(urgent), ordinary: lane(ordinary) };
}
