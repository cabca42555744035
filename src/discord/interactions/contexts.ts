// The rules of commands that need no server: they work in servers, in direct messages, and wherever a member brings the bot along.
import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import type { Rules } from './command.ts';

export const EVERY_CONTEXT: Rules = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integrations: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  admin: false,
};
