// /saved: what a member keeps for themselves, wherever they are.
import { group } from '../../src/discord/interactions/command.ts';
import { EVERY_CONTEXT } from '../../src/discord/interactions/contexts.ts';

export default group(EVERY_CONTEXT);
