// The answer of a look-up that finds nothing: what may be wrong, and ways to go on.
import type { Call } from '../../src/discord/interactions/call.ts';
import { action, type Button, buttonId, COLOUR, type Payload, row } from '../../src/discord/views/payload.ts';
import { typed } from '../../src/discord/views/typed.ts';
import { latestDay } from '../../src/store/digests.ts';
import { filterLines, indexingLine } from './heading.ts';
import type { Lookup } from './lookup.ts';

export async function nothing(call: Call, lookup: Lookup, id: string): Promise<Payload> {
  const { say } = call;
  const latest = await latestButton(call);
  const description = [hintOf(call, lookup), ...(await indexingLine(call))].join('\n');
  const buttons = [...widenButton(call, lookup, id), ...latest];
  return {
    embeds: [{ color: COLOUR, title: titleOf(call, lookup), description }],
    components: [row(...buttons, action(buttonId('random'), say('list.random'), { emoji: '🎲' }))],
  };
}

function titleOf({ readers, say }: Call, lookup: Lookup): string {
  if (lookup.by === 'search') return say('list.nothingFor', { query: typed(lookup.query, readers, say) });
  if (lookup.by === 'author') return say('list.nothingFor', { query: typed(lookup.name, readers, say) });
  return say('list.nothing');
}

function hintOf(call: Call, lookup: Lookup): string {
  const { say } = call;
  if (lookup.by === 'author') return say('list.nothingAuthorHint');
  if (lookup.by !== 'search') return say('list.nothingSimilar');
  return [...filterLines(lookup, call), say('list.nothingHint')].join('\n');
}

/** The same words anywhere, where dates or an author narrowed the search. */
function widenButton({ say }: Call, lookup: Lookup, id: string): Button[] {
  if (lookup.by !== 'search' || (!lookup.author && !lookup.from && !lookup.to)) return [];
  return [action(buttonId('widen', id), say('list.widen'), { emoji: '🔎' })];
}

async function latestButton({ app, say }: Call): Promise<Button[]> {
  const date = await latestDay(app.store, app.now());
  return date === null ? [] : [action(buttonId('day', date), say('list.latest', { date }), { emoji: '📅' })];
}
