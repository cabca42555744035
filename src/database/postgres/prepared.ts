// Statements that a connection keeps prepared under a name: what is asked again is neither parsed nor planned again.

/** How many names there are at most; each costs the server memory in every connection. */
const NAMES = 200;

/** How many statements are remembered that were asked for once. */
const REMEMBERED = 2_000;

/** What has more parameters, as many rows in one statement have, is hardly asked again as it is. */
const MOST_PARAMETERS = 50;

/** The statement is unknown to the connection, or known already: a pooler between gives each transaction another one. */
const FORGOTTEN = ['26000', '42P05'];

/** "cached plan must not change result type": another process has added a column. */
const CHANGED = '0A000';

export interface Prepared {
  /** Undefined where it isn't worth one, as when it is asked for the first time. */
  readonly nameOf: (sql: string, parameters: number) => string | undefined;
  /** Whether an error comes of a name alone: the statement is to be asked again, under another one or none. */
  readonly isToBlame: (error: unknown) => boolean;
}

export function createPrepared(): Prepared {
  const asked = new Set<string>();
  const names = new Map<string, string>();
  let made = 0;
  let isOfUse = true;
  return {
    nameOf(sql, parameters) {
      if (!isOfUse || parameters > MOST_PARAMETERS) return undefined;
      const known = names.get(sql);
      if (known !== undefined || names.size >= NAMES) return known;
      if (!asked.has(sql)) {
        if (asked.size >= REMEMBERED) asked.clear();
        asked.add(sql);
        return undefined;
      }
      asked.delete(sql);
      const name = `s${++made}`;
      names.set(sql, name);
      return name;
    },
    isToBlame(error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (FORGOTTEN.includes(code)) isOfUse = false;
      else if (code === CHANGED) names.clear();
      else return false;
      return true;
    },
  };
}
