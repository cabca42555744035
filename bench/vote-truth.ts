// What votes should be by the rule, told by the reactions that stand in the playground and by who did what when.
import type { Message } from '../src/playground/actors/message.ts';

export type Sign = 1 | -1;
export const EMOJI: Readonly<Record<string, Sign>> = { '👍': 1, '👍🏽': 1, '👎': -1 };

/** What may be said of a member and a paper: any of these; null is no vote. */
export type Verdict = ReadonlySet<Sign | null>;

interface Card {
  readonly message: Message;
  readonly paperId: string;
  /** Members who did something to their reactions on it. */
  readonly touched: Set<string>;
  /** What stood on it when it was deleted, as `member emoji`. */
  frozen: ReadonlySet<string> | null;
}

interface Source {
  readonly sign: Sign;
  readonly time: number;
  readonly isButton: boolean;
}

/** The votes of one server. Members are known by their names. */
export class VoteTruth {
  readonly #cards = new Map<string, Card>();
  /** When a reaction was given last, by `message member emoji`. */
  readonly #times = new Map<string, number>();
  readonly #buttons = new Map<string, Source>();
  readonly #mayGoDown: boolean;
  #clock = 0;
  #isLost = false;

  constructor(mayGoDown: boolean) {
    this.#mayGoDown = mayGoDown;
  }

  card(message: Message, paperId: string): void {
    this.#cards.set(message.id, { message, paperId, touched: new Set(), frozen: null });
  }

  /** Call after it is done. */
  reacted({ id }: Message, member: string, emoji: string): void {
    this.#cards.get(id)?.touched.add(member);
    this.#times.set(`${id} ${member} ${emoji}`, ++this.#clock);
  }

  /** Call before it is done. */
  cleared({ id }: Message): void {
    const card = this.#cards.get(id);
    for (const each of standing(card)) card?.touched.add(each.split(' ')[0] ?? '');
  }

  /** Call before it is done. */
  deleted({ id }: Message): void {
    const card = this.#cards.get(id);
    if (card) card.frozen = standing(card);
  }

  /** Null: taken back. */
  pressed(member: string, paperId: string, sign: Sign | null): void {
    const key = `${paperId} ${member}`;
    if (sign === null) this.#buttons.delete(key);
    else this.#buttons.set(key, { sign, time: ++this.#clock, isButton: true });
  }

  button(member: string, paperId: string): Sign | null {
    return this.#buttons.get(`${paperId} ${member}`)?.sign ?? null;
  }

  /** The bot may not have been told of all that was done so far, nor in which order. */
  lost(): void {
    this.#isLost = true;
  }

  /** By `paper member`; who has no vote is left out, unless that can't be known. */
  verdicts(): Map<string, Verdict> {
    const sources = new Map<string, Source[]>();
    const add = (key: string, source: Source) => sources.set(key, [...(sources.get(key) ?? []), source]);
    for (const [key, button] of this.#buttons) add(key, button);
    const unknowable = new Set<string>();
    for (const { message, paperId, frozen, touched, ...card } of this.#cards.values()) {
      for (const each of frozen ?? standing({ message, ...card })) {
        const [member = '', emoji = ''] = each.split(' ');
        const sign = EMOJI[emoji];
        const time = this.#times.get(`${message.id} ${each}`) ?? 0;
        if (sign) add(`${paperId} ${member}`, { sign, time, isButton: false });
      }
      // Of what was done before the message was deleted, nobody can tell the bot afterwards.
      if (frozen && this.#isLost) for (const member of touched) unknowable.add(`${paperId} ${member}`);
    }
    const verdicts = [...sources].map(([key, all]) => [key, this.#judge(all)] as const);
    const unknown = [...unknowable].map((key) => [key, new Set([1, -1, null] as const)] as const);
    return new Map(
      [...verdicts, ...unknown].filter(([, verdict]) => !(verdict.size === 1 && verdict.has(null))),
    );
  }

  #judge(sources: readonly Source[]): Verdict {
    const counting = sources.filter(({ sign }) => sign === 1 || this.#mayGoDown);
    const newest = counting.toSorted((a, b) => b.time - a.time)[0];
    if (!newest) return new Set([null]);
    const isMixed = counting.some(({ sign }) => sign !== newest.sign);
    const isOrderKnown = !this.#isLost && !counting.some(({ isButton }) => isButton);
    return new Set(isMixed && !isOrderKnown ? [1, -1] : [newest.sign]);
  }
}

/** `member emoji` of all reactions that are votes by their emoji; the bot's own are none. */
function standing(card: Pick<Card, 'message'> | undefined): Set<string> {
  if (!card) return new Set();
  return new Set(
    Object.keys(EMOJI).flatMap((emoji) => {
      const names = card.message.reactors(emoji).filter((name) => name !== card.message.author);
      return names.map((name) => `${name} ${emoji}`);
    }),
  );
}
