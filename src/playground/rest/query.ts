// Parameters of a query, checked as Discord checks them.
import { isSnowflake } from '../snowflake.ts';
import { invalid } from './form.ts';
import type { Call } from './route.ts';

export function limitOf({ query }: Call, fallback: number, max: number): number {
  const text = query.get('limit');
  if (text === null) return fallback;
  const limit = Number(text);
  if (!Number.isInteger(limit)) invalid(['limit'], 'NUMBER_TYPE_COERCE', `Value "${text}" is not int.`);
  if (limit < 1) invalid(['limit'], 'NUMBER_TYPE_MIN', 'int value should be greater than or equal to 1.');
  if (limit > max) invalid(['limit'], 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
  return limit;
}

export function idOf({ query }: Call, name: string): string | undefined {
  const id = query.get(name);
  if (id !== null && !isSnowflake(id))
    invalid([name], 'NUMBER_TYPE_COERCE', `Value "${id}" is not snowflake.`);
  return id ?? undefined;
}

export function isOn({ query }: Call, name: string): boolean {
  return query.get(name) === 'true';
}
