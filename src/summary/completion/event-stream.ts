// The JSON in an answer's text: one document, a line each, or the events of a stream, asked for or not.

const FIELD = /^(?:data|event|id|retry)?:/;

/** Every JSON value in the text, in its order; what is none is passed over. */
export function jsonValuesIn(answer: string): unknown[] {
  const text = answer.replace(/^\uFEFF/, '').trim();
  const whole = parse(text);
  if (whole.length > 0) return whole;
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.some((line) => line.startsWith('data:'))) return eventsIn(lines);
  const found = lines.flatMap(parse);
  // Some servers write a line of their log before it.
  return found.length > 0 ? found : parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
}

function eventsIn(lines: readonly string[]): unknown[] {
  const values: unknown[] = [];
  let pending = '';
  for (const line of lines) {
    if (line.startsWith('data:')) pending += `${pending && '\n'}${line.slice(5)}`;
    // A server that forgets "data:" in front of the rest of its event.
    else if (line !== '' && !FIELD.test(line) && pending !== '') pending += `\n${line}`;
    const found = parse(pending);
    values.push(...found);
    if (line === '' || found.length > 0) pending = '';
  }
  return values;
}

/** Python writes NaN and Infinity, which are no JSON. */
const NOT_JSON = /(?<=[:,[]\s*)-?(?:NaN|Infinity)(?=\s*[,\]}])/g;

function parse(text: string): unknown[] {
  for (const each of NOT_JSON.test(text) ? [text, text.replace(NOT_JSON, 'null')] : [text]) {
    try {
      const value: unknown = JSON.parse(each);
      return typeof value === 'object' && value !== null ? [value] : [];
    } catch {}
  }
  return [];
}
