// A REST client sweeps its rate limits by the hour, and its timers hold it, and all that listens to it, for ever.
import type { REST } from 'discord.js';

export function endSweeps(rest: REST): void {
  rest.clearHashSweeper();
  rest.clearHandlerSweeper();
}
