// The paper that a heading, a list item or a row of a table names: its id, and its title without numbers, marks and other links.
import { paperIdsIn, parsePaperId } from '../../model/paper-id.ts';
import { readInline } from './inline.ts';

export interface NamedPaper {
  readonly id: string;
  readonly title: string;
}

/** Addresses by the label of their definition: `[1]: https://arxiv.org/abs/...`, in small letters. */
export type References = ReadonlyMap<string, string>;

const DEFINITION = /^ {0,3}\[([^\]]{1,200})\]:\s*<?(\S+?)>?(?:\s+["'(].*)?$/;

export function readReferences(lines: readonly { readonly text: string }[]): References {
  const found = lines.flatMap(({ text }) => {
    const [, label = '', url = ''] = DEFINITION.exec(text) ?? [];
    return label === '' ? [] : [[label.toLowerCase(), url] as const];
  });
  return new Map(found);
}

export const isDefinition = (text: string) => DEFINITION.test(text);

/** No title is longer by far; forms of others are not looked for in longer lines. */
const LONGEST = 2000;

/** The form of the archive: nothing but a link. */
const ONLY_LINK = /^\[(.*)\]\(<?([^\s<>]+)>?\)$/;

/** Text with brackets inside it, one deep, and an address. */
const LINK =
  /!?\[((?:\\.|[^[\]\\]|\[(?:\\.|[^[\]\\])*\])*)\]\(\s*<?([^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:\s+["'(][^)]*)?\)/g;
const REFERENCE = /\[((?:\\.|[^[\]\\])+)\](?:\[([^[\]]*)\])?(?![(:])/g;

/** What links are called that lead to a paper without naming it. */
const NAMELESS =
  /^(?:pdf|arxiv|paper|link|url|abs|abstract|html|hf|hugging ?face|source|read|here|view|논문|링크|원문|論文|リンク|论文|链接|原文)?$/i;

const ADDRESS_OR_ID =
  /\s*[,;:–—|-]?\s*[([<]*\s*(?:https?:\/\/[^\s<>)\]]+|(?:arxiv\s*:\s*)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?)\s*[)\]>]*/gi;

/** As paperNamed, where a link alone is the title whatever it is called. */
export function paperOfHeading(text: string, references: References): NamedPaper | null {
  const [, label = '', address = ''] = ONLY_LINK.exec(text) ?? [];
  const id = address === '' || holdsLinkStart(label) ? null : parsePaperId(address);
  const title = readInline(label.replace(/^\*\*([^\s*](?:[^*]*[^\s*\\])?)\*\*$/, '$1'));
  return id !== null && title !== '' ? { id, title } : paperNamed(text, references);
}

/** Null where no paper is named. */
export function paperNamed(text: string, references: References): NamedPaper | null {
  if (text.length > LONGEST) return null;
  const links = [...linksIn(text, references)];
  for (const { label, url } of links) {
    const id = parsePaperId(url);
    if (id !== null) return { id, title: titleOf(label, text, links) || `arXiv:${id}` };
  }
  const bare = withoutLinks(text, links);
  const [id] = paperIdsIn(bare);
  return id === undefined
    ? null
    : { id, title: plainTitle(bare.replace(ADDRESS_OR_ID, ' ')) || `arXiv:${id}` };
}

/** The id of a line that is nothing but a paper's address, with or without a word before it. */
export function onlyAddress(text: string): string | null {
  if (text.length > LONGEST) return null;
  const plain = text.trim().replace(/^[-*+]\s+/, '');
  const rest = plain
    .replace(LINK, (_, label: string, url: string) =>
      NAMELESS.test(plainTitle(label)) || label === url ? '' : label,
    )
    .replace(/^[*_]*[\p{L} ]{1,20}[*_]*\s*[:：][*_]*(?!\/\/)/u, '')
    .replace(ADDRESS_OR_ID, '')
    .replace(/[\s<>()|·,*_]/g, '');
  const [id, another] = paperIdsIn(plain);
  return rest === '' && another === undefined ? (id ?? null) : null;
}

interface Link {
  readonly whole: string;
  readonly label: string;
  readonly url: string;
}

function* linksIn(text: string, references: References): Generator<Link> {
  for (const [whole, label = '', url = ''] of text.matchAll(LINK)) yield { whole, label, url };
  if (references.size === 0) return;
  for (const [whole, label = '', named] of text.matchAll(REFERENCE)) {
    const url = references.get((named || label).toLowerCase());
    if (url !== undefined) yield { whole, label, url };
  }
}

function titleOf(label: string, text: string, links: readonly Link[]): string {
  const named = plainTitle(label);
  const isName = !NAMELESS.test(named) && plainTitle(named.replace(ADDRESS_OR_ID, ' ')) !== '';
  return isName ? named : plainTitle(withoutLinks(text, links).replace(ADDRESS_OR_ID, ' '));
}

function withoutLinks(text: string, links: readonly Link[]): string {
  return links.reduce((rest, { whole }) => rest.replace(whole, ' '), text);
}

/** Without stars, numbers before it and brackets that are empty by now. */
function plainTitle(text: string): string {
  const plain = text
    .replace(/[([]\s*[,|/·\\]*\s*[)\]]/g, ' ')
    .replace(/(?<!\\)(?:\*\*|__)/g, '')
    .replace(/^\s*[*_](.*)[*_]\s*$/, '$1')
    .replace(/^\s*(?:\[[ xX]\]\s+)?(?:#?\d{1,3}[.):]\s+|[([]\d{1,3}[)\]][.:]?\s+|#\d{1,3}\s+)/, '')
    .replace(/^(?:\s|\p{Extended_Pictographic}|\ufe0f)+/u, '')
    .replace(/^[-–—:|,·\s]+|[-–—:|,·\s]+$/g, '');
  return readInline(plain);
}

/** Whether a bracket opens behind one that was never opened: `1] [Title` is where a link of its own begins. */
function holdsLinkStart(label: string): boolean {
  let open = 0;
  let isClosed = false;
  for (const [bracket] of label.matchAll(/\\.|[[\]]/g)) {
    if (bracket === '[') {
      if (isClosed) return true;
      open++;
    } else if (bracket === ']') {
      if (open === 0) isClosed = true;
      else open--;
    }
  }
  return false;
}
