// Waiting by predicate: asked again on every event, so that no test sleeps.

export interface Until {
  /** Milliseconds. */
  readonly timeout?: number;
  /** What is waited for, as the error tells it. */
  readonly what?: string;
}

/** What lies outside the world, such as a database, tells of no change: it is looked at this often. */
const LOOK_AGAIN = 10;

/** `wake` calls its argument whenever something happened, until its own answer is called. */
export function until<T>(
  predicate: () => T | Promise<T>,
  wake: (look: () => void) => () => void,
  { timeout = 10_000, what = predicate.toString() }: Until,
): Promise<NonNullable<T>> {
  return new Promise((resolve, reject) => {
    let looking = false;
    let again = false;
    let over = false;
    const finish = (end: () => void) => {
      over = true;
      stop();
      clearInterval(interval);
      clearTimeout(timer);
      end();
    };
    const look = async () => {
      again = looking;
      if (looking || over) return;
      looking = true;
      try {
        const value = await predicate();
        if (value) finish(() => resolve(value));
      } catch (error) {
        finish(() => reject(error));
      }
      looking = false;
      if (again) void look();
    };
    const stop = wake(() => void look());
    const interval = setInterval(() => void look(), LOOK_AGAIN);
    const timer = setTimeout(
      () => finish(() => reject(new Error(`waited ${timeout} ms in vain for ${what}`))),
      timeout,
    );
    void look();
  });
}
