// The list of papers that search, author, date and similar answer with, and the buttons that turn its pages.
import { setTimeout as wait } from 'node:timers/promises';
import type { Call } from '../../src/discord/interactions/call.ts';
import { type Answer, type MessageAnswer, sharedPresses } from '../../src/discord/interactions/command.ts';
import { UserError } from '../../src/model/errors.ts';
import { findLookup, saveLookup } from '../../src/store/lookups.ts';
import { list, type Shown } from './list.ts';
import { COUNTED, findPage, type Lookup, PAGE, parseLookup } from './lookup.ts';
import { nothing } from './nothing.ts';
import { toAll } from './share.ts';

/** How long a list waits for being kept, in milliseconds. */
const KEEP_PATIENCE_MS = 100;

export interface Showing {
  /** For everybody in the channel. */
  readonly share?: boolean;
  /** In place of the message whose button was pressed. */
  readonly update?: boolean;
}

/** The first page of what `lookup` finds. Pages that follow are reached by buttons, for 14 days and after restarts too. */
export async function results(
  call: Call,
  lookup: Lookup,
  { share = false, update = false }: Showing = {},
): Promise<MessageAnswer> {
  const found = await findPage(call, lookup, 0);
  const as = update ? 'update' : 'private';
  const id = await keep(call, lookup);
  if (found.total === 0 && !found.near?.length) return { ...(await nothing(call, lookup, id)), as };
  const shown = { lookup, found, id, page: 0 };
  return share
    ? { ...(await list(await toAll(call), shown)), as: 'public' }
    : { ...(await list(call, shown)), as };
}

/** Resolves with its name: a list is shown although the database is locked, and its buttons work a moment later. */
async function keep({ app, memberId }: Call, lookup: Lookup): Promise<string> {
  const id = app.name();
  const kept = saveLookup(app.store, { id, memberId, query: JSON.stringify(lookup) }, app.now()).catch(
    (error: unknown) => app.log.warn({ err: error }, 'a list was not kept: its buttons will not work'),
  );
  await Promise.race([kept, wait(KEEP_PATIENCE_MS, undefined, { ref: false })]);
  return id;
}

export default sharedPresses({
  page: async (call, { args: [id = '', wanted = ''], isPrivate }) => {
    const lookup = await keptLookup(call, id);
    const shown = await turnTo(call, { lookup, id, page: Number(wanted) });
    return { ...(await list(isPrivate ? call : await toAll(call), shown)), as: 'update' };
  },
  widen: async (call, { args: [id = ''] }): Promise<Answer> => {
    const lookup = await keptLookup(call, id);
    if (lookup.by !== 'search') throw new UserError('list-expired');
    return results(call, { ...lookup, author: null, from: null, to: null }, { update: true });
  },
});

/** Throws a UserError where it is too old, or another member's. */
async function keptLookup({ app, memberId }: Call, id: string): Promise<Lookup> {
  const kept = await findLookup(app.store, id);
  if (!kept) throw new UserError('list-expired');
  if (kept.memberId !== memberId) throw new UserError('list-of-another');
  return parseLookup(kept.query);
}

/** The page; the last one where there are fewer by now. */
async function turnTo(call: Call, { lookup, id, page }: Omit<Shown, 'found'>): Promise<Shown> {
  const found = await findPage(call, lookup, page);
  if (found.ids.length > 0 || page === 0) return { lookup, id, page, found };
  const last = Math.max(0, Math.ceil(Math.min(found.total, COUNTED) / PAGE) - 1);
  return { lookup, id, page: last, found: await findPage(call, lookup, last) };
}
