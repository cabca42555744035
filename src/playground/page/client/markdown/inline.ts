// Discord's Markdown inside a line: emphasis, code, links, mentions, emoji and times.
import type { Inline, Style } from './tree.ts';

/** Deeper markup stays text: nobody writes it, and it could be made to take long. */
const DEEPEST = 12;

export function parseInline(source: string, depth = 0): Inline[] {
  const found: Inline[] = [];
  let plain = '';
  const keep = (node: Inline) => {
    if (plain !== '') found.push({ kind: 'text', text: plain });
    plain = '';
    found.push(node);
  };
  let at = 0;
  while (at < source.length) {
    const match = matchAt(source, at, depth);
    if (match?.node) keep(match.node);
    else plain += match?.text ?? source.charAt(at);
    at += match?.length ?? 1;
  }
  if (plain !== '') found.push({ kind: 'text', text: plain });
  return found;
}

interface Match {
  readonly length: number;
  readonly node?: Inline;
  readonly text?: string;
}

type Rule = (source: string, at: number, depth: number) => Match | null;

function matchAt(source: string, at: number, depth: number): Match | null {
  for (const rule of RULES) {
    const match = rule(source, at, depth);
    if (match) return match;
  }
  return null;
}

/** A rule from a pattern and what it makes of the match; null leaves it to the next rule. */
function rule(
  pattern: RegExp,
  make: (groups: readonly string[], depth: number) => Inline | string | null,
): Rule {
  const sticky = new RegExp(pattern.source, `${pattern.flags}y`);
  return (source, at, depth) => {
    sticky.lastIndex = at;
    const match = sticky.exec(source);
    if (!match) return null;
    const made = make(
      Array.from(match, (group) => group ?? ''),
      depth,
    );
    if (made === null) return null;
    return { length: match[0].length, ...(typeof made === 'string' ? { text: made } : { node: made }) };
  };
}

function styled(kind: Style, pattern: RegExp): Rule {
  return longest([kind, pattern]);
}

/** The longest match wins: `***a***` is both, whichever stands first. */
function longest(...styles: readonly [kind: Style, pattern: RegExp][]): Rule {
  const sticky = styles.map(([kind, pattern]) => [kind, new RegExp(pattern.source, 'y')] as const);
  return (source, at, depth) => {
    if (depth >= DEEPEST) return null;
    let best: { kind: Style; whole: string; inner: string } | null = null;
    for (const [kind, pattern] of sticky) {
      pattern.lastIndex = at;
      const [whole = '', ...groups] = pattern.exec(source) ?? [];
      const inner = groups.find(Boolean) ?? '';
      if (whole.length > (best?.whole.length ?? 0)) best = { kind, whole, inner };
    }
    if (!best) return null;
    const node = { kind: best.kind, inner: parseInline(best.inner, depth + 1) };
    return { length: best.whole.length, node };
  };
}

function link(url: string, text: string | null, title: string, depth: number): Inline | null {
  const address = webAddress(url);
  if (address === null) return null;
  const inner = text === null ? [{ kind: 'text', text: url } as const] : parseInline(text, depth + 1);
  return { kind: 'link', url: address, inner, title };
}

/** Only what a browser may be sent to. */
export function webAddress(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

/** A bracket that was never opened belongs to the sentence around the address. */
function withoutLooseBrackets(url: string): string {
  let end = url.length;
  const count = (character: string) => url.slice(0, end).split(character).length;
  while (url[end - 1] === ')' && count(')') > count('(')) end -= 1;
  return url.slice(0, end);
}

const bareAddress: Rule = (source, at, depth) => {
  const pattern = /https?:\/\/[^\s<]+[^<.,:;"'\]\s]/y;
  pattern.lastIndex = at;
  const found = pattern.exec(source)?.[0];
  if (found === undefined) return null;
  const url = withoutLooseBrackets(found);
  const node = link(url, null, '', depth);
  return node && { length: url.length, node };
};

const RULES: readonly Rule[] = [
  rule(/\\([^0-9A-Za-z\s])/, ([, character = '']) => character),
  rule(/<(https?:\/\/[^ >]+)>/, ([, url = ''], depth) => link(url, null, '', depth)),
  bareAddress,
  rule(/<@!?(\d{1,20})>/, ([, id = '']) => ({ kind: 'mention', of: 'user', id })),
  rule(/<@&(\d{1,20})>/, ([, id = '']) => ({ kind: 'mention', of: 'role', id })),
  rule(/<#(\d{1,20})>/, ([, id = '']) => ({ kind: 'mention', of: 'channel', id })),
  rule(/<\/([^:<>\n]{1,100}):\d{1,20}>/, ([, name = '']) => ({ kind: 'command', name })),
  rule(/<(a?):(\w{2,32}):(\d{1,20})>/, ([, a, name = '', id = '']) => {
    return { kind: 'emoji', name, id, animated: a === 'a' };
  }),
  rule(/<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/, ([, seconds, style = '']) => {
    return { kind: 'time', seconds: Number(seconds), style: style || 'f' };
  }),
  rule(/@(?:everyone|here)\b/, ([text = '']) => ({ kind: 'everyone', text })),
  longest(
    [
      'italic',
      /_((?:__|\\[\s\S]|[^\\_])+?)_(?![0-9A-Za-z_])|\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/,
    ],
    ['bold', /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/],
    ['underline', /__((?:\\[\s\S]|[^\\])+?)__(?!_)/],
  ),
  styled('strike', /~~([\s\S]+?)~~(?!_)/),
  styled('spoiler', /\|\|([\s\S]+?)\|\|/),
  rule(/(`+)([\s\S]*?[^`])\1(?!`)/, ([, , text = '']) => ({ kind: 'code', text: trimCode(text) })),
  rule(
    /\[((?:\\[\s\S]|\[(?:\\[\s\S]|[^[\]\\])*\]|[^[\]\\])+)\]\(\s*<?((?:\([^()\s]*\)|\\.|[^\s\\()<>])+)>?(?:\s+["']([^"'\n]*)["'])?\s*\)/,
    ([, text = '', url = '', title = ''], depth) => {
      // Discord shows no link whose words pretend to lead elsewhere.
      if (/https?:\/\//.test(text) || depth >= DEEPEST) return null;
      return link(url.replace(/\\(.)/g, '$1'), text, title, depth);
    },
  ),
  // Words up to whatever could begin something; Hangul and the like go through whole.
  rule(/[\s\S]+?(?=[^0-9A-Za-z\s\u00c0-\uffff]|https?:\/\/|$)/, ([text = '']) => text),
];

/** A space that parts the code from a backtick is no part of it. */
function trimCode(text: string): string {
  return text.replace(/^ (?= *`)|(?<=` *) $/g, '');
}
