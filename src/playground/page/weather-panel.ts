// What the drawer of the page shows, and what can be ordered there.
import type { Snowflake } from 'discord-api-types/v10';

/** What the bot was refused. */
interface Refusal {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly code: number;
  readonly message: string;
  readonly errors?: unknown;
  readonly body?: unknown;
}

/** Which requests the weather hits. */
export const REQUESTS = [
  '*',
  'POST /channels/:channel/messages',
  'POST /channels/:channel/threads',
  'POST /channels/:channel/messages/:message/threads',
  'PUT /channels/:channel/messages/:message/reactions/:emoji/@me',
  'POST /interactions/:interaction/:token/callback',
  'PATCH /webhooks/:application/:token/messages/:message',
  'PUT /applications/:application/commands',
] as const;
/** `page`: 403 in HTML; `blocked`: the page with 1015; `cloudflare`: 40333; `unauthorised`: a 401 for one in five. */
export const TROUBLES = [
  'fail',
  'slow',
  'lose',
  'hang',
  'storm',
  'page',
  'blocked',
  'cloudflare',
  'unauthorised',
] as const;
export const SOCKETS = ['drop', 'reconnect', 'invalidate'] as const;
export const GATEWAY = ['refuse', 'silent', 'deaf'] as const;

/** What a host asks for in the drawer, or by `POST /page/host`. */
export type Order =
  | { do: 'limits'; on: boolean }
  /** `times` null: until the weather is calm. */
  | {
      do: 'trouble';
      kind: (typeof TROUBLES)[number];
      on: (typeof REQUESTS)[number];
      times: number | null;
    }
  | { do: 'sockets'; kind: (typeof SOCKETS)[number] }
  /** Until the weather is calm. */
  | { do: 'gateway'; kind: (typeof GATEWAY)[number] }
  | { do: 'close-gateway'; code: number }
  | { do: 'block-words'; words: string }
  | { do: 'calm' }
  | { do: 'forget' }
  | { do: 'bot'; guild: Snowflake; there: boolean }
  /** 0 ends it. */
  | { do: 'time-out'; guild: Snowflake; minutes: number }
  /** As many threads are open in the server as may be. */
  | { do: 'fill-threads'; guild: Snowflake; on: boolean }
  | { do: 'permission'; channel: Snowflake; name: string; granted: boolean }
  | { do: 'lock'; channel: Snowflake; on: boolean }
  | { do: 'require-tag'; channel: Snowflake; on: boolean }
  | { do: 'tag'; channel: Snowflake; name: string }
  | { do: 'slow-mode'; channel: Snowflake; seconds: number }
  | { do: 'delete-channel'; channel: Snowflake }
  | { do: 'wipe-commands' }
  | { do: 'action'; name: string; choice: string };

/** How the channel at hand and its server stand. */
export interface PlaceWeather {
  /** Null where it is no thread. */
  readonly locked: boolean | null;
  /** Null where it is no forum. */
  readonly requiresTag: boolean | null;
  readonly slowSeconds: number;
  readonly isTimedOut: boolean;
  readonly isFull: boolean;
}

interface ActionView {
  readonly name: string;
  readonly description: string;
  /** Null where there is nothing to choose. */
  readonly choices: readonly string[] | null;
}

/** All that the drawer shows. */
export interface PageHost {
  readonly actions: readonly ActionView[];
  readonly limits: boolean;
  /** Nothing that was ordered stands any more. */
  readonly isCalm: boolean;
  /** Newest first. */
  readonly refusals: readonly (Refusal & { readonly violation: boolean })[];
  /** Null in direct messages, and where the bot is no member. */
  readonly place: PlaceWeather | null;
  /** How many commands the application has. */
  readonly commands: number;
  /** What the bot may do in the channel at hand; null where it is no member of the server. */
  readonly granted: readonly string[] | null;
  /** The permissions that the drawer can switch. */
  readonly permissions: readonly string[];
}
