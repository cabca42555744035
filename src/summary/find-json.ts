// JSON in whatever a model writes around it: thoughts, channels, fences, talk, several objects, and slips of its own.
import { jsonrepair } from 'jsonrepair';
import { endsInThoughts, withoutThoughts } from './thoughts.ts';

/** So many beginnings of objects are tried: an answer has few. */
const MOST_TRIES = 40;

/** So much of an object that never ends is looked at, in characters: a summary is shorter. */
const LONGEST_TORN = 10_000;

/** Every object or list that can be read from the text, likeliest first: in its order, behind any thoughts. */
export function jsonIn(text: string): unknown[] {
  const said = withoutThoughts(decoded(text));
  const values: unknown[] = [];
  let tries = 0;
  for (let at = 0; at < said.length && tries < MOST_TRIES; at++) {
    if (said[at] !== '{' && said[at] !== '[') continue;
    tries++;
    const part = balanced(said, at);
    const value = parse(part ?? said.slice(at, at + LONGEST_TORN));
    if (value === undefined) continue;
    values.push(value);
    if (part !== null) at += part.length - 1;
  }
  // Among thoughts that never ended, the last attempt is the one that was meant.
  return endsInThoughts(said) ? values.reverse() : values;
}

/** Some gateways write an answer as a JSON string, or as if it were to stand in a page. */
function decoded(text: string): string {
  const inner = /^\s*"/.test(text) ? parse(text.trim()) : null;
  if (typeof inner === 'string') return inner;
  if (!text.includes('&quot;')) return text;
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** From the bracket at `start` to the one that closes it, brackets in strings aside; null where none does. */
function balanced(text: string, start: number): string | null {
  let [depth, isQuoted] = [0, false];
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (isQuoted && sign === '\\') at++;
    else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (sign === '{' || sign === '[')) depth++;
    else if (!isQuoted && (sign === '}' || sign === ']') && --depth === 0) return text.slice(start, at + 1);
  }
  return null;
}

/** A trailing comma, a raw line break or a bad escape is mended; undefined where it is no JSON at all. */
function parse(text: string): unknown {
  for (const read of [JSON.parse, (slip: string) => JSON.parse(jsonrepair(slip))]) {
    try {
      return read(text);
    } catch {}
  }
  return undefined;
}
