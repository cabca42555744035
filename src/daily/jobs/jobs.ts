// What is done once for all servers, however many processes share them: each job by one process at a time.

/** In the order in which they are told of. */
const JOBS = ['collect', 'close', 'write', 'summarise', 'embed', 'alarm', 'tell', 'housekeeping'] as const;
export type JobName = (typeof JOBS)[number];

/** Ends early, and in order, when the signal is aborted. May be done again after it was broken off, or while it still ends elsewhere. */
type Work = (signal: AbortSignal) => Promise<unknown>;

/** Without a collector, or a model, there is nothing to be done of some. */
export type Works = Readonly<Partial<Record<JobName, Work>>>;

export interface Jobs {
  /**
   * It is time for one of them. Resolves when it was done, whoever did it, or when nothing should wait for it any longer;
   * never throws: what goes wrong is logged.
   */
  run(name: JobName): Promise<void>;
  /** Nothing new is begun; what can be broken off is, and the rest is waited for. */
  stop(): Promise<void>;
}

export type OpenJobs = (works: Works) => Jobs;
