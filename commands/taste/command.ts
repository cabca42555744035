// /taste: what was learned of what a member likes, to be seen, switched off and forgotten by them, wherever they are.
import { group } from '../../src/discord/interactions/command.ts';
import { EVERY_CONTEXT } from '../../src/discord/interactions/contexts.ts';

export default group(EVERY_CONTEXT);
