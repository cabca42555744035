// The messages of a channel in order, so that a page of any place in it is found without walking.
import type { Snowflake } from 'discord-api-types/v10';
import { compareIds } from '../snowflake.ts';
import type { MessageState } from './message-state.ts';

/** Which part of a channel: at most `limit` messages before, after or around an id; else the newest. */
export interface Page {
  readonly limit: number;
  readonly before?: Snowflake | undefined;
  readonly after?: Snowflake | undefined;
  readonly around?: Snowflake | undefined;
}

export class MessageLog {
  readonly #byId = new Map<Snowflake, MessageState>();
  readonly #ordered: MessageState[] = [];

  get last(): MessageState | undefined {
    return this.#ordered.at(-1);
  }

  get all(): readonly MessageState[] {
    return this.#ordered;
  }

  get(id: Snowflake): MessageState | undefined {
    return this.#byId.get(id);
  }

  /** Ids rise, so what is added is the newest; only a thread's first message can be older than it. */
  add(message: MessageState): void {
    this.#byId.set(message.id, message);
    this.#ordered.splice(this.#placeOf(message.id), 0, message);
  }

  remove(id: Snowflake): void {
    if (this.#byId.delete(id)) this.#ordered.splice(this.#placeOf(id), 1);
  }

  /** Newest first, as Discord lists them. */
  page({ limit, before, after, around }: Page): MessageState[] {
    if (around !== undefined) {
      const middle = this.#placeOf(around);
      const start = Math.max(0, middle - Math.floor(limit / 2));
      return this.#ordered.slice(start, start + limit).reverse();
    }
    if (after !== undefined) {
      const place = this.#placeOf(after);
      const start = this.#byId.has(after) ? place + 1 : place;
      return this.#ordered.slice(start, start + limit).reverse();
    }
    const end = before === undefined ? this.#ordered.length : this.#placeOf(before);
    return this.#ordered.slice(Math.max(0, end - limit), end).reverse();
  }

  /** Where `id` stands, or would stand. */
  #placeOf(id: Snowflake): number {
    let low = 0;
    let high = this.#ordered.length;
    const newest = this.last;
    if (newest === undefined || compareIds(newest.id, id) < 0) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = this.#ordered[middle];
      if (at !== undefined && compareIds(at.id, id) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
