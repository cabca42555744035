// /follow: what a member wants to hear of, wherever they are.
import { group } from '../../src/discord/interactions/command.ts';
import { EVERY_CONTEXT } from '../../src/discord/interactions/contexts.ts';

export default group(EVERY_CONTEXT);
