// One socket of the gateway and what the client says on it.
import {
  GatewayCloseCodes,
  type GatewayIdentifyData,
  GatewayOpcodes,
  type GatewayRequestGuildMembersData,
  type GatewayResumeData,
} from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { takeIdentify } from '../identifies.ts';
import type { State } from '../state/state.ts';
import type { GatewayTrouble } from '../weather.ts';
import { refuseIdentify } from './identify.ts';
import { chunkOf } from './members.ts';
import type { Session, SessionOptions } from './session.ts';

/** More than this many events in a minute close the connection. */
const EVENTS = 120;
const MINUTE = 60_000;
const EVENT_SIZE = 4096;

/** A client that is silent for so many intervals is gone. */
const MISSED_BEATS = 1.5;

interface Said {
  readonly op?: number;
  readonly d?: unknown;
}

/** Where sessions begin, and are found again. */
export interface Sessions {
  readonly state: State;
  /** What the weather does to every connection. */
  readonly trouble: GatewayTrouble | null;
  begin(connection: Connection, options: Omit<SessionOptions, 'id'>): Session;
  /** The session that can be resumed from there, or null. */
  resumable(id: string, sequence: number): Session | null;
}

export class Connection {
  readonly socket: WebSocket;
  readonly #sessions: Sessions;
  /** Said hello to. */
  #isGreeted = false;
  #session: Session | null = null;
  #said: number[] = [];
  #heartbeat: NodeJS.Timeout;

  constructor(sessions: Sessions, socket: WebSocket) {
    this.#sessions = sessions;
    this.socket = socket;
    socket.on('message', (data) => this.#hear(String(data)));
    socket.on('close', () => this.#leave());
    socket.on('error', () => socket.terminate());
    this.#heartbeat = this.#expectHeartbeat();
    if (sessions.trouble?.kind === 'silent') return;
    this.#isGreeted = true;
    this.#say(GatewayOpcodes.Hello, { heartbeat_interval: sessions.state.timings.heartbeat });
  }

  get isGreeted(): boolean {
    return this.#isGreeted;
  }

  askToReconnect(): void {
    this.#say(GatewayOpcodes.Reconnect, null);
  }

  /** Without its session the client may identify on the same socket. */
  invalidate(resumable: boolean): void {
    if (!resumable) this.#session = null;
    this.#say(GatewayOpcodes.InvalidSession, resumable);
  }

  #say(op: GatewayOpcodes, d: unknown): void {
    this.socket.send(JSON.stringify({ op, d, s: null, t: null }));
  }

  #hear(text: string): void {
    const code = this.#isTooMuch() ? GatewayCloseCodes.RateLimited : this.#obey(text);
    if (code !== null) this.socket.close(code);
  }

  /** The code to close with, where it was wrong. */
  #obey(text: string): number | null {
    const said = text.length > EVENT_SIZE ? null : parse(text);
    if (!said) return GatewayCloseCodes.DecodeError;
    switch (said.op) {
      case GatewayOpcodes.Heartbeat:
        return this.#beat(said.d);
      case GatewayOpcodes.Identify:
        return this.#identify(said.d as GatewayIdentifyData | null);
      case GatewayOpcodes.Resume:
        return this.#resume(said.d as GatewayResumeData | null);
      case GatewayOpcodes.RequestGuildMembers:
        return this.#sendMembers(said.d as GatewayRequestGuildMembersData);
      case GatewayOpcodes.PresenceUpdate:
      case GatewayOpcodes.VoiceStateUpdate:
        return this.#session ? null : GatewayCloseCodes.NotAuthenticated;
      default:
        return GatewayCloseCodes.UnknownOpcode;
    }
  }

  #beat(sequence: unknown): null {
    if (typeof sequence === 'number') this.#session?.acknowledge(sequence);
    this.#heartbeat.refresh();
    if (this.#sessions.trouble?.kind !== 'deaf') this.#say(GatewayOpcodes.HeartbeatAck, null);
    return null;
  }

  #identify(data: GatewayIdentifyData | null): number | null {
    if (this.#sessions.trouble?.kind === 'close') return this.#sessions.trouble.code;
    if (this.#session) return GatewayCloseCodes.AlreadyAuthenticated;
    if (!data) return GatewayCloseCodes.DecodeError;
    const refused = refuseIdentify(this.#sessions.state, data);
    if (refused !== null) return refused;
    const { intents, shard = [0, 1] } = data;
    if (!takeIdentify(this.#sessions.state, shard[0])) {
      this.invalidate(false);
      return null;
    }
    this.#session = this.#sessions.begin(this, { intents, shard });
    return null;
  }

  #resume(data: GatewayResumeData | null): number | null {
    if (this.#sessions.trouble?.kind === 'close') return this.#sessions.trouble.code;
    if (data?.token !== this.#sessions.state.token) return GatewayCloseCodes.AuthenticationFailed;
    const session = this.#sessions.resumable(data.session_id, data.seq);
    if (session) {
      this.#session = session;
      session.resume(this.socket, data.seq);
    } else this.invalidate(false);
    return null;
  }

  #sendMembers(request: GatewayRequestGuildMembersData): GatewayCloseCodes | null {
    if (!this.#session) return GatewayCloseCodes.NotAuthenticated;
    const chunk = chunkOf(this.#sessions.state, this.#session.intents, request);
    if (chunk) this.#session.dispatch('GUILD_MEMBERS_CHUNK', JSON.stringify(chunk));
    return null;
  }

  #isTooMuch(): boolean {
    const now = this.#sessions.state.now();
    this.#said = this.#said.filter((at) => at > now - MINUTE);
    this.#said.push(now);
    return this.#said.length > EVENTS;
  }

  #expectHeartbeat(): NodeJS.Timeout {
    const late = this.#sessions.state.timings.heartbeat * MISSED_BEATS;
    return setTimeout(() => this.socket.close(GatewayCloseCodes.SessionTimedOut), late).unref();
  }

  #leave(): void {
    clearTimeout(this.#heartbeat);
    if (this.#session?.socket === this.socket) this.#session.goneAt = this.#sessions.state.now();
  }
}

function parse(text: string): Said | null {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' && said !== null ? said : null;
  } catch {
    return null;
  }
}
