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
  'PUT /channels/:channel/messages/:message/reactions/:emoji/@me',
  'POST /interactions/:interaction/:token/callback',
  'PATCH /webhooks/:application/:token/messages/:message',
] as const;
export const TROUBLES = ['fail', 'slow', 'lose', 'hang', 'storm'] as const;
export const SOCKETS = ['drop', 'reconnect', 'invalidate'] as const;

/** What a host asks for in the drawer. */
export type Order =
  | { do: 'limits'; on: boolean }
  | { do: 'trouble'; kind: (typeof TROUBLES)[number]; on: (typeof REQUESTS)[number]; times: number }
  | { do: 'sockets'; kind: (typeof SOCKETS)[number] }
  | { do: 'calm' }
  | { do: 'forget' }
  | { do: 'bot'; guild: Snowflake; there: boolean }
  | { do: 'permission'; channel: Snowflake; name: string; granted: boolean }
  | { do: 'delete-channel'; channel: Snowflake }
  | { do: 'action'; name: string; choice: string };

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
  /** Newest first. */
  readonly refusals: readonly (Refusal & { readonly violation: boolean })[];
  /** What the bot may do in the channel at hand; null where it is no member of the server. */
  readonly granted: readonly string[] | null;
  /** The permissions that the drawer can switch. */
  readonly permissions: readonly string[];
}
