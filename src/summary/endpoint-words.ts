// An endpoint's own words, out of whatever they are wrapped in and without keys: for the person who looks after it.

/** Servers repeat the key that they refuse. */
const KEY = /\b(?:sk|gsk|hf|xai|pk|nvapi|AIza|Bearer)[-_ ]?[\w-]{6,}/g;

export function withoutKeys(words: string): string {
  return words.replace(KEY, '[redacted]');
}

/** The message of an error; a page's title, or all of it, where it has none. */
export function wordsIn(text: string): string {
  const page = /<title>([^<]*)<\/title>/i.exec(text)?.[1];
  return cut(messageIn(text) ?? page ?? text) || 'nothing';
}

/** The message in an answer, whatever it is called there; empty where there is none. */
export function saidIn(text: string): string {
  return cut(messageIn(text) ?? '');
}

function messageIn(text: string): string | undefined {
  const told =
    /"(?:message|msg|detail|error|error_description|error_msg|error_message|reason)":\s*"((?:[^"\\]|\\.)+)"/.exec(
      text,
    );
  return told?.[1]
    ?.replace(/\\u([\da-f]{4})/gi, letter)
    .replace(/\\[ntr]/g, ' ')
    .replace(/\\(.)/g, '$1');
}

/** Other scripts than Latin, which some servers write as codes; still JSON. */
export function readable(json: string): string {
  return json.replace(/\\u(?!00[0-7])([\da-f]{4})/gi, letter);
}

function letter(_: string, code: string): string {
  return String.fromCharCode(Number.parseInt(code, 16));
}

function cut(words: string): string {
  return withoutKeys(words).trim().slice(0, 200);
}
