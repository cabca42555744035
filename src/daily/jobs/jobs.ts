// What is done once for all servers, however many processes share them: each job by one process at a time.

/** In the order in which they are told of. */
export const JOBS = [
  'collect',
  'close',
  'write',
  'summarise',
  'embed',
  'alarm',
  'tell',
  'housekeeping',
] as const;
export type JobName = (typeof JOBS)[number];

/**
 * Throws what the signal says where that broke it off. It may be done again after that, or be begun by another process while
 * it still ends here, and has to be safe then.
 */
type Work = (signal: AbortSignal) => Promise<unknown>;

/** Without a collector, or a model, there is nothing to be done of some. */
export type Works = Readonly<Partial<Record<JobName, Work>>>;

/** What is known of one of them; of what is over only the last hour. */
export interface JobState {
  readonly name: JobName;
  /** Not begun, and waiting for another try. */
  readonly waiting: number;
  readonly retrying: number;
  readonly running: number;
  readonly done: number;
  readonly failed: number;
  /** Since when the oldest waits that might be done now, in epoch milliseconds. */
  readonly waitingSince: number | null;
  /** The last that went wrong, also where it is tried again: when, in epoch milliseconds, who tried, and what it said. */
  readonly trouble: { readonly at: number; readonly by: string | null; readonly reason: string } | null;
  /** When it was done last, and by whom. */
  readonly last: { readonly at: number; readonly by: string | null } | null;
}

export interface Jobs {
  /**
   * It is time for one of them. Resolves when it was done, whoever did it, or when nobody should wait for it any longer;
   * never throws: what goes wrong is logged.
   */
  run(name: JobName): Promise<void>;
  /** Nothing new is begun; what can be broken off is, and the rest is waited for. */
  stop(): Promise<void>;
  /** Null where nothing is shared: what fails stands in the log. */
  readonly examine: (() => Promise<readonly JobState[]>) | null;
}

export type OpenJobs = (works: Works) => Promise<Jobs>;
