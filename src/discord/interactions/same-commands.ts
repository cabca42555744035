// Whether Discord has the commands as the bot describes them: what it adds of its own, and what it leaves out as usual, is no difference.
import { z } from 'zod';

/** What a command says, at any depth; ids, versions and the like are Discord's own. */
const SAID = new Set([
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'options',
  'choices',
  'value',
  'required',
  'autocomplete',
  'channel_types',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
  'contexts',
  'integration_types',
  'default_member_permissions',
]);

const listed = z.array(z.looseObject({ name: z.string() }));

/** `registered` is what Discord lists, with localizations. */
export function sameCommands(wanted: readonly object[], registered: unknown): boolean {
  const parsed = listed.safeParse(registered);
  return parsed.success && canonical(wanted) === canonical(parsed.data);
}

function canonical(commands: readonly object[]): string {
  const each = commands.map((command) => JSON.stringify(essence(command)));
  return JSON.stringify(each.sort());
}

/** Its keys in order; null, false and empty values are as if they weren't there. */
function essence(value: unknown, isNamed = true): unknown {
  if (Array.isArray(value)) return value.map((each) => essence(each));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key, content]) => (!isNamed || SAID.has(key)) && !isEmpty(content))
    .map(([key, content]) => [key, inOrder(key, content)] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}

/** Sets of numbers have no order; localizations are named by languages. */
function inOrder(key: string, content: unknown): unknown {
  if (Array.isArray(content) && content.every((each) => typeof each === 'number')) return content.toSorted();
  return essence(content, !key.endsWith('_localizations'));
}

function isEmpty(content: unknown): boolean {
  if (content === null || content === undefined || content === false || content === '') return true;
  return typeof content === 'object' && Object.keys(content).length === 0;
}
