// What a host reads in the log when Discord doesn't take the commands: what it means, and what is to be done.
import { RESTJSONErrorCodes as Code, type DiscordAPIError } from 'discord.js';
import { isRefusal } from '../errors.ts';

const MEANWHILE = 'digests go out all the same';

const DECISIONS: Readonly<Record<number, string>> = {
  [Code.MaximumDailyApplicationCommandCreatesReached]:
    'Discord takes no new commands of this application before tomorrow (200 a day): leave the bot running, which registers them then',
  [Code.InvalidFormBodyOrContentType]:
    'Discord finds a command malformed: report the reason, which a newer version of paperboy may mend',
};

const FORBIDDEN =
  'Discord does not let this application have commands: look at discord.com/developers whether it is in order, and whether DISCORD_TOKEN is its token';

const UNKNOWN =
  'Discord refuses the commands: `npm run -s paperboy -- doctor` compares them, and a newer version of paperboy may know the code';

const NOT_YET = 'the commands could not be looked at or registered, which is tried again then';

export function commandsSentence(error: unknown): string {
  return `${isRefusal(error) ? decisionSentence(error) : NOT_YET}; ${MEANWHILE}`;
}

function decisionSentence({ code, status }: DiscordAPIError): string {
  return DECISIONS[Number(code)] ?? (status === 403 ? FORBIDDEN : UNKNOWN);
}
