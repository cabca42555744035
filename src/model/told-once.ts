// What fails again and again is told once: until it fails in another way, or has passed.
import { messageOf } from './errors.ts';

export interface ToldOnce {
  readonly failed: (error: unknown) => void;
  readonly passed: () => void;
}

export function toldOnce(tell: (error: unknown) => void): ToldOnce {
  let told: string | null = null;
  return {
    failed: (error) => {
      const message = messageOf(error);
      if (message !== told) tell(error);
      told = message;
    },
    passed: () => {
      told = null;
    },
  };
}
