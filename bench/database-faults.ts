// What can befall the database's files and the index: what is done, what the bot is to say of it, how it is to end, and how it is mended.
import type { Scene, Setting } from './database-scene.ts';

export interface Fault extends Setting {
  readonly name: string;
  /** Befalls the running bot, or one that isn't started yet. */
  readonly when: 'running' | 'start';
  /** Called before the fault; what it returns is given to `mend`. */
  begin(scene: Scene): unknown;
  /** What stands on standard error, or in the log where it goes on. */
  readonly says: RegExp;
  /** The exit status, or that it goes on. */
  readonly status: number | 'goes on';
  /** What doctor says while the fault stands; null where there is nothing to be seen. */
  readonly doctor: RegExp | null;
  /** How long the bot may take to notice, in milliseconds. */
  readonly withinMs?: number;
  mend(scene: Scene): unknown;
}
