// The gateway: who connects, identifies or resumes; and everything that happens, told to whom it concerns.
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import {
  type APIMessage,
  GatewayCloseCodes,
  GatewayIntentBits,
  type GatewayReadyDispatchData,
} from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import type { WorldEvent } from '../events.ts';
import { strangerRefusal } from '../guard.ts';
import { gatewayUrl } from '../rest/gateway.ts';
import { applicationFlags } from '../rest/users.ts';
import { blanked } from '../rest/visible.ts';
import { guildCreatePayload } from '../state/guild.ts';
import type { State } from '../state/state.ts';
import { userPayload } from '../state/user.ts';
import type { GatewayTrouble, Sockets } from '../weather.ts';
import { hears } from './audience.ts';
import { Connection, type Sessions } from './connection.ts';
import { Session, type SessionOptions } from './session.ts';

export interface GatewayParts {
  readonly state: State;
  /** Whether chance drops the socket before an event. */
  readonly dropsNow: () => boolean;
}

export class Gateway implements Sockets, Sessions {
  readonly #state: State;
  readonly #dropsNow: () => boolean;
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #connections = new Set<Connection>();
  readonly #sessions = new Map<string, Session>();
  #trouble: GatewayTrouble | null = null;

  constructor({ state, dropsNow }: GatewayParts) {
    this.#state = state;
    this.#dropsNow = dropsNow;
    state.events.subscribe((event) => this.#tell(event));
  }

  get state(): State {
    return this.#state;
  }

  get trouble(): GatewayTrouble | null {
    return this.#trouble;
  }

  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
      if (!pathname.startsWith('/gateway')) return socket.destroy();
      const { headers } = request;
      const header = (name: string) => headers[name]?.toString();
      if (strangerRefusal(header) !== null) return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      if (this.#trouble?.kind === 'refuse') return socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
      this.#sockets.handleUpgrade(request, socket, head, (ws) => {
        if (searchParams.get('v') !== '10') return ws.close(GatewayCloseCodes.InvalidAPIVersion);
        if (searchParams.get('encoding') !== 'json') return ws.close(GatewayCloseCodes.DecodeError);
        const connection = new Connection(this, ws);
        this.#connections.add(connection);
        ws.on('close', () => this.#connections.delete(connection));
      });
    });
  }

  begin(connection: Connection, options: Omit<SessionOptions, 'id'>): Session {
    this.#forgetOld();
    const session = new Session(connection.socket, { id: randomUUID().replaceAll('-', ''), ...options });
    this.#sessions.set(session.id, session);
    const guilds = [...this.#state.guilds.values()].filter((guild) => {
      return guild.joinedAt !== null && session.covers(guild.id);
    });
    const ready: GatewayReadyDispatchData = {
      v: 10,
      user: userPayload(this.#state.bot),
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: gatewayUrl(this.#state),
      shard: [...session.shard],
      application: {
        id: this.#state.bot.id,
        flags: applicationFlags(this.#state),
        flags_new: String(applicationFlags(this.#state)),
      },
    };
    session.dispatch('READY', JSON.stringify(ready));
    if ((session.intents & GatewayIntentBits.Guilds) === 0) return session;
    const allMembers = (session.intents & GatewayIntentBits.GuildMembers) !== 0;
    for (const guild of guilds.filter(({ unavailable }) => !unavailable))
      session.dispatch('GUILD_CREATE', JSON.stringify(guildCreatePayload(this.#state, guild, allMembers)));
    return session;
  }

  resumable(id: string, sequence: number): Session | null {
    this.#forgetOld();
    const session = this.#sessions.get(id);
    return session?.canResume(sequence) ? session : null;
  }

  drop(): void {
    for (const { socket } of this.#connections) socket.terminate();
  }

  reconnect(): void {
    for (const connection of this.#connections) connection.askToReconnect();
  }

  invalidate(resumable: boolean): void {
    for (const connection of this.#connections) connection.invalidate(resumable);
    if (!resumable) this.#sessions.clear();
  }

  /** What is connected meets it too, except that heartbeats are simply answered no more. */
  suffer(trouble: GatewayTrouble | null): void {
    this.#trouble = trouble;
    for (const { socket, isGreeted } of this.#connections) {
      if (trouble?.kind === 'close') socket.close(trouble.code);
      else if (trouble ? trouble.kind !== 'deaf' : !isGreeted) socket.terminate();
    }
  }

  close(): void {
    this.drop();
    this.#sockets.close();
  }

  #tell(event: WorldEvent): void {
    for (const session of this.#sessions.values()) {
      if (!session.covers(event.guildId) || !hears(this.#state, session.intents, event)) continue;
      if (session.goneAt === null && this.#dropsNow()) session.socket.terminate();
      session.dispatch(event.name, JSON.stringify(this.#dataFor(session, event)));
    }
  }

  /** Messages are shown as far as the session's intents let the bot see them. */
  #dataFor({ intents }: Session, { name, data, channelId }: WorldEvent): unknown {
    if (name !== 'MESSAGE_CREATE' && name !== 'MESSAGE_UPDATE') return data;
    const channel = channelId === null ? undefined : this.#state.channels.get(channelId);
    return channel ? blanked(this.#state, channel, data as APIMessage, intents) : data;
  }

  #forgetOld(): void {
    const oldest = this.#state.now() - this.#state.timings.resume;
    for (const [id, { goneAt }] of this.#sessions)
      if (goneAt !== null && goneAt < oldest) this.#sessions.delete(id);
  }
}
