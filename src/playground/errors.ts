// A refusal as discord.com words it: HTTP status, code and message.
import { RESTJSONErrorCodes } from 'discord-api-types/v10';

const REFUSALS = {
  UnknownApplication: [404, 'Unknown Application'],
  UnknownChannel: [404, 'Unknown Channel'],
  UnknownGuild: [404, 'Unknown Guild'],
  UnknownMember: [404, 'Unknown Member'],
  UnknownMessage: [404, 'Unknown Message'],
  UnknownRole: [404, 'Unknown Role'],
  UnknownUser: [404, 'Unknown User'],
  UnknownEmoji: [400, 'Unknown Emoji'],
  UnknownWebhook: [404, 'Unknown Webhook'],
  UnknownInteraction: [404, 'Unknown interaction'],
  UnknownApplicationCommand: [404, 'Unknown application command'],
  UnknownApplicationCommandPermissions: [404, 'Unknown application command permissions'],
  UnknownTag: [404, 'Unknown tag'],
  ActionCannotBePerformedDueToSlowmodeRateLimit: [
    429,
    'This action cannot be performed due to slowmode rate limit',
  ],
  AnnouncementEditLimitExceeded: [429, 'This message cannot be edited due to announcement rate limits'],
  ChannelWriteRateLimit: [
    429,
    'The write action you are performing on the channel has hit the write rate limit.',
  ],
  MaximumNumberOfReactionsReached: [400, 'Maximum number of reactions reached (20)'],
  MaximumNumberOfAttachmentsInAMessageReached: [
    400,
    'Maximum number of attachments in a message reached (10)',
  ],
  MaximumNumberOfApplicationCommandsReached: [400, 'Maximum number of application commands reached'],
  MaximumNumberOfEditsToMessagesOlderThanOneHourReached: [
    429,
    'Maximum number of edits to messages older than 1 hour reached. Try again later',
  ],
  RequestEntityTooLarge: [413, 'Request entity too large'],
  ThisMessageWasAlreadyCrossposted: [400, 'This message has already been crossposted'],
  ApplicationCommandWithThatNameAlreadyExists: [400, 'An application command with that name already exists'],
  CannotSendAMessageInAForumChannel: [400, 'Cannot send a message in a forum channel'],
  InteractionHasAlreadyBeenAcknowledged: [400, 'Interaction has already been acknowledged.'],
  ThereAreNoTagsAvailableThatCanBeSetByNonModerators: [
    400,
    'There are no tags available that can be set by non-moderators',
  ],
  TagRequiredToCreateAForumPostInThisChannel: [
    400,
    'A tag is required to create a forum post in this channel',
  ],
  ThisInteractionHasHitTheMaximumNumberOfFollowUpMessages: [
    400,
    'This interaction has hit the maximum number of follow up messages',
  ],
  MissingAccess: [403, 'Missing Access'],
  CannotExecuteActionOnDMChannel: [400, 'Cannot execute action on a DM channel'],
  CannotEditMessageAuthoredByAnotherUser: [403, 'Cannot edit a message authored by another user'],
  CannotSendAnEmptyMessage: [400, 'Cannot send an empty message'],
  CannotSendMessagesToThisUser: [403, 'Cannot send messages to this user'],
  CannotSendMessagesToThisUserDueToHavingNoMutualGuilds: [
    403,
    'Cannot send messages to this user due to having no mutual guilds',
  ],
  CannotSendMessagesInNonTextChannel: [400, 'Cannot send messages in a non-text channel'],
  MissingPermissions: [403, 'Missing Permissions'],
  ProvidedTooFewOrTooManyMessagesToDelete: [
    400,
    'You can only bulk delete messages that are under 14 days old.',
  ],
  CannotExecuteActionOnSystemMessage: [403, 'Cannot execute action on a system message'],
  CannotExecuteActionOnThisChannelType: [400, 'Cannot execute action on this channel type'],
  InvalidWebhookToken: [401, 'Invalid Webhook Token'],
  OneOfTheMessagesProvidedWasTooOldForBulkDelete: [
    400,
    'You can only bulk delete messages that are under 14 days old.',
  ],
  InvalidMessageType: [400, 'Invalid message type'],
  InvalidActionOnArchivedThread: [400, 'Thread is archived'],
  InvalidFormBodyOrContentType: [400, 'Invalid Form Body'],
  RequestBodyContainsInvalidJSON: [400, 'The request body contains invalid JSON.'],
  CannotReplyWithoutPermissionToReadMessageHistory: [
    400,
    'Cannot reply without permission to read message history',
  ],
  ThreadAlreadyCreatedForMessage: [400, 'A thread has already been created for this message'],
  ThreadLocked: [400, 'Thread is locked'],
  MaximumActiveThreads: [400, 'Maximum number of active threads reached'],
  MessageWasBlockedByAutomaticModeration: [400, 'Message was blocked by automatic moderation'],
  MessageBlockedByHarmfulLinksFilter: [400, 'Message was blocked by harmful links filter'],
} as const satisfies Partial<Record<keyof typeof RESTJSONErrorCodes, readonly [number, string]>>;

/** A refusal by its name in discord-api-types. */
export type RefusalName = keyof typeof REFUSALS;

/** What the body of an error answer holds. */
export interface ErrorBody {
  readonly code: number;
  readonly message: string;
  readonly errors?: unknown;
  readonly retry_after?: number;
  readonly global?: boolean;
}

export class DiscordError extends Error {
  readonly status: number;
  readonly body: ErrorBody;

  constructor(status: number, body: ErrorBody) {
    super(`${body.code} ${body.message}`);
    this.status = status;
    this.body = body;
  }
}

/** `more`: what a limit says of itself. */
export function refusal(
  name: RefusalName,
  more: Pick<ErrorBody, 'retry_after' | 'global'> = {},
): DiscordError {
  const [status, message] = REFUSALS[name];
  return new DiscordError(status, { code: RESTJSONErrorCodes[name], message, ...more });
}

/** Errors without a code of their own, such as 401 and 404 of an unknown route. */
export function plainError(status: number, words: string): DiscordError {
  return new DiscordError(status, { code: 0, message: `${status}: ${words}` });
}
