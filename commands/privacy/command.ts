// /privacy: what is stored of a member, to be seen and deleted by them, wherever they are.
import { group } from '../../src/discord/command.ts';
import { EVERYWHERE } from '../../src/discord/everywhere.ts';

export default group(EVERYWHERE);
