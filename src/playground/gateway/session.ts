// A gateway session: it outlives its socket, so that what happened in between is told when the client resumes.
import { GatewayOpcodes, type Snowflake } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';

/** So many events are kept for a client that never says how far it got. */
const KEPT = 10_000;

interface Sent {
  readonly sequence: number;
  readonly frame: string;
}

export interface SessionOptions {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [id: number, count: number];
}

export class Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [id: number, count: number];
  /** When its socket went, or null while it has one. */
  goneAt: number | null = null;
  #sequence = 0;
  #sent: Sent[] = [];
  #socket: WebSocket;

  constructor(socket: WebSocket, { id, intents, shard }: SessionOptions) {
    this.#socket = socket;
    this.id = id;
    this.intents = intents;
    this.shard = shard;
  }

  get socket(): WebSocket {
    return this.#socket;
  }

  /** Whether this shard is the one that hears of the guild; direct messages belong to the first. */
  covers(guildId: Snowflake | null): boolean {
    const [id, count] = this.shard;
    return (guildId === null ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count))) === id;
  }

  dispatch(name: string, json: string): void {
    this.#sequence += 1;
    const frame = `{"t":"${name}","s":${this.#sequence},"op":${GatewayOpcodes.Dispatch},"d":${json}}`;
    this.#sent.push({ sequence: this.#sequence, frame });
    if (this.#sent.length > KEPT) this.#sent.splice(0, KEPT / 2);
    if (this.goneAt === null) this.#socket.send(frame);
  }

  /** The client has all up to here, so it need not be kept. */
  acknowledge(sequence: number): void {
    const first = this.#sent.findIndex((sent) => sent.sequence > sequence);
    this.#sent.splice(0, first < 0 ? this.#sent.length : first);
  }

  /** False where events that the client has not seen are forgotten, or it names one that never was. */
  canResume(sequence: number): boolean {
    if (sequence > this.#sequence) return false;
    const oldest = this.#sent[0]?.sequence ?? this.#sequence + 1;
    return sequence >= oldest - 1;
  }

  resume(socket: WebSocket, sequence: number): void {
    this.#socket = socket;
    this.goneAt = null;
    this.acknowledge(sequence);
    for (const { frame } of this.#sent) socket.send(frame);
    this.dispatch('RESUMED', '{"_trace":[]}');
  }
}
