// An interaction as it is kept, and the form that may answer it.
import type {
  APIApplicationCommandOptionChoice,
  APIAuthorizingIntegrationOwnersMap,
  APIInteraction,
  APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  InteractionType,
  Snowflake,
} from 'discord-api-types/v10';
import type { MessageInteraction } from './message-state.ts';

export interface ModalState {
  readonly interactionId: Snowflake;
  readonly userId: Snowflake;
  readonly channelId: Snowflake;
  readonly data: APIModalInteractionResponseCallbackData;
}

export interface InteractionState {
  readonly id: Snowflake;
  readonly token: string;
  readonly type: InteractionType;
  readonly userId: Snowflake;
  readonly channelId: Snowflake;
  readonly guildId: Snowflake | null;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** What the bot was told. */
  readonly payload: APIInteraction;
  readonly owners: APIAuthorizingIntegrationOwnersMap;
  /** What a message that answers it tells of it. */
  readonly answers: MessageInteraction;
  /** The message whose component was used. */
  readonly messageId: Snowflake | null;
  /** `failed`: the bot did not answer in time, and can't any more. */
  status: 'waiting' | 'acknowledged' | 'failed';
  callback: InteractionResponseType | null;
  /** What @original names. */
  originalId: Snowflake | null;
  /** A deferred answer that has not been filled in. */
  deferred: boolean;
  /** Messages beyond the original one. */
  readonly followUps: Snowflake[];
  choices: readonly APIApplicationCommandOptionChoice[];
  modal: ModalState | null;
  readonly watchers: Set<() => void>;
  timer: NodeJS.Timeout | null;
}
