// /saved: what a member keeps for themselves, wherever they are.
import { group } from '../../src/discord/command.ts';
import { EVERYWHERE } from '../../src/discord/everywhere.ts';

export default group(EVERYWHERE);
