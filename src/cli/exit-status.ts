// The exit statuses: what whoever looks after the process can tell from its end.

export const EXIT = {
  done: 0,
  /** Something failed; the sentence is on standard error. Starting it again may help. */
  failed: 1,
  /** Wrong usage of the command line. */
  usage: 2,
  /** Another process has become the bot; this one may stand by again. */
  replaced: 3,
  /** Discord refused the token: starting it again does not help before somebody changes it. */
  tokenRefused: 4,
} as const;
