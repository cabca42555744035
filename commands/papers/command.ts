// /papers: looking papers up, for everyone, in servers, in direct messages, and wherever a member brings it along.
import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import { group } from '../../src/discord/command.ts';

export default group({
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integrations: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  admin: false,
});
