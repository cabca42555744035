// JSON in whatever a model writes around it: thoughts, channels, fences, talk, several objects, and slips of its own.
import { jsonrepair } from 'jsonrepair';

/** Thoughts in the tags that models use, closed or begun before the answer was cut out. */
const THOUGHTS = /<(think|thinking|thought|reasoning)>[\s\S]*?<\/\1>|\[THINK\][\s\S]*?\[\/THINK\]/gi;
const END_OF_THOUGHTS = /<\/(?:think|thinking|thought|reasoning)>|\[\/THINK\]/i;

/** Where models with channels begin what is meant for the reader. */
const FINAL_CHANNEL = /<\|channel\|>\s*final[^<]*<\|message\|>/i;

/** So many beginnings of objects are tried: an answer has few. */
const MOST_TRIES = 40;

/** Every object or list that can be read from the text, in its order, what comes after thoughts first. */
export function* jsonIn(text: string): Generator<unknown> {
  const said = withoutThoughts(text);
  let tries = 0;
  for (let at = 0; at < said.length && tries < MOST_TRIES; at++) {
    if (said[at] !== '{' && said[at] !== '[') continue;
    tries++;
    const part = balanced(said, at);
    const value = parse(part ?? said.slice(at));
    if (value === undefined) continue;
    yield value;
    if (part !== null) at += part.length - 1;
  }
}

function withoutThoughts(text: string): string {
  const final = text.split(FINAL_CHANNEL).at(-1) ?? text;
  const closed = final.replace(THOUGHTS, '');
  return closed.split(END_OF_THOUGHTS).at(-1) ?? closed;
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
