// Preloaded (node --import): the clock begins at STARTS_AT and goes on from there, so that pictures taken on different days agree.
const Machine = Date;
const ahead = Machine.parse(process.env.STARTS_AT ?? '') - Machine.now();

globalThis.Date = class extends Machine {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [Machine.now() + ahead] : given) as [number]));
  }

  static override now(): number {
    return Machine.now() + ahead;
  }
} as DateConstructor;
