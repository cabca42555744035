// /papers: looking papers up, for everyone, in servers, in direct messages, and wherever a member brings it along.
import { group } from '../../src/discord/interactions/command.ts';
import { EVERY_CONTEXT } from '../../src/discord/interactions/contexts.ts';

export default group(EVERY_CONTEXT);
