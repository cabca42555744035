// /digest: the daily post of a server, for its admins.
import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import { group } from '../../src/discord/interactions/command.ts';

export default group({
  contexts: [InteractionContextType.Guild],
  integrations: [ApplicationIntegrationType.GuildInstall],
  admin: true,
});
