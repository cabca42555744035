// What members do when they look papers up: a mix of commands, suggestions while they type, pages turned and papers opened.
import type { Answer } from '../src/playground/actors/answer.ts';
import type { Member } from '../src/playground/actors/member.ts';
import type { Known } from './lookup-words.ts';

/** Suggestions are asked for far more often than anything else: at every pause in typing. */
export type LookupAction =
  | 'suggest'
  | 'search'
  | 'author'
  | 'date'
  | 'show'
  | 'similar'
  | 'random'
  | 'page'
  | 'open';

const SHARES: readonly (readonly [LookupAction, number])[] = [
  ['suggest', 45],
  ['search', 22],
  ['author', 6],
  ['date', 6],
  ['show', 6],
  ['similar', 2],
  ['random', 2],
  ['page', 6],
  ['open', 5],
];

const DAYS = [
  '어제',
  'yesterday',
  'last monday',
  '지난주 월요일',
  '2024-01-22',
  '22 Jan',
  '1월 22일',
  '2024-05',
];

export function pickAction(random: () => number): LookupAction {
  let place = random() * SHARES.reduce((sum, [, share]) => sum + share, 0);
  for (const [action, share] of SHARES) {
    place -= share;
    if (place < 0) return action;
  }
  return 'search';
}

export interface Doing {
  readonly member: Member;
  readonly known: Known;
  readonly random: () => number;
  /** The last list that the member was shown. */
  readonly lists: Map<string, Answer>;
}

/** Resolves when the bot has acknowledged it. */
export async function act(action: LookupAction, doing: Doing): Promise<void> {
  const { member, known, random, lists } = doing;
  const until = { until: 'acknowledged' } as const;
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const list = lists.get(member.id);
  switch (action) {
    case 'suggest':
      return suggest(doing);
    case 'search': {
      const days = random() < 0.2 ? { from: pick(['2023', '2024-01-01', '작년']) } : {};
      const sort = random() < 0.2 ? { sort: pick(['date', 'votes']) } : {};
      const author = random() < 0.1 ? { author: pick(known.authors) } : {};
      const asked = { query: known.query(random), ...days, ...sort, ...author };
      lists.set(member.id, await member.slash('/papers search', asked, until));
      return;
    }
    case 'author':
      lists.set(member.id, await member.slash('/papers author', { name: pick(known.authors) }, until));
      return;
    case 'date':
      await member.slash('/papers date', { day: random() < 0.5 ? pick(known.days) : pick(DAYS) }, until);
      return;
    case 'show':
      await member.slash('/papers show', { paper: pick(known.ids) }, until);
      return;
    case 'similar':
      await member.slash('/papers similar', { paper: pick(known.ids) }, until);
      return;
    case 'random':
      await member.slash('/papers random', {}, until);
      return;
    case 'page':
      if (!list || !has(list, /:page:\w+:1$/)) return act('search', doing);
      await member.click(list, /:page:\w+:1$/, until);
      return;
    case 'open': {
      const id = list && firstOption(list);
      if (!id) return act('search', doing);
      await member.select(list, /:open:/, id, until);
    }
  }
}

async function suggest({ member, known, random }: Doing): Promise<void> {
  const part = (text: string) => text.slice(0, 2 + Math.floor(random() * 12));
  const pick = (items: readonly string[]) => items[Math.floor(random() * items.length)] ?? '';
  const place = random();
  if (place < 0.5) await member.suggest('/papers show', { paper: part(pick(known.titles)) });
  else if (place < 0.85) await member.suggest('/papers author', { name: part(pick(known.authors)) });
  else await member.suggest('/papers date', { day: random() < 0.5 ? '' : part(pick(known.days)) });
}

interface Shown {
  readonly custom_id?: string;
  readonly disabled?: boolean;
  readonly options?: readonly { readonly value: string }[];
  readonly components?: readonly Shown[];
}

function shown({ message }: Answer): Shown[] {
  return (message.state.components as readonly Shown[]).flatMap(({ components = [] }) => components);
}

function has(list: Answer, id: RegExp): boolean {
  return shown(list).some(({ custom_id = '', disabled }) => id.test(custom_id) && !disabled);
}

function firstOption(list: Answer): string | undefined {
  return shown(list).find(({ custom_id = '' }) => custom_id.includes(':open:'))?.options?.[0]?.value;
}
