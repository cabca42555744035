// /follow: what a member wants to hear of, wherever they are.
import { group } from '../../src/discord/command.ts';
import { EVERYWHERE } from '../../src/discord/everywhere.ts';

export default group(EVERYWHERE);
