// The JSON in an answer's text: one document, a line each, or the events of a stream, asked for or not.

const FIELD = /^(?:data|event|id|retry)?:/;

/** Every JSON value in the text, in its order; what is none is passed over. */
export function jsonValuesIn(answer: string): unknown[] {
  const text = answer.replace(/^\uFEFF/, '').trim();
  const whole = parse(text);
  if (whole.length > 0) return whole;
  const lines = text.split(/\r\n|\n|\r/);
  return lines.some((line) => line.startsWith('data:')) ? eventsIn(lines) : lines.flatMap(parse);
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

function parse(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? [value] : [];
  } catch {
    return [];
  }
}
