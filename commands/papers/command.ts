// /papers: looking papers up, for everyone in the server.
import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import { group } from '../../src/discord/command.ts';

export default group({
  contexts: [InteractionContextType.Guild],
  integrations: [ApplicationIntegrationType.GuildInstall],
  admin: false,
});
