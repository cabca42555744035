// arXiv ids in whatever people paste: ids, citations, the addresses of every common site, text with any of them in it.
import { unique } from './text.ts';

/** Year and month, then a number of four digits until 2014 and of five since; bare ones have a month that there is. */
const PRESENT = String.raw`\d{4}\.\d{4,5}(?!\d)`;
const PRESENT_BARE = String.raw`\d{2}(?:0[1-9]|1[0-2])\.\d{5}(?!\d)`;

/** Until 2007: an archive, which may name a class, then year, month and number. */
const ARCHIVES =
  'acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con';
const OLD = String.raw`[a-z-]+(?:\.[a-z]{2})?\/\d{7}(?!\d)`;
const OLD_BARE = String.raw`(?:${ARCHIVES})(?:\.[a-z]{2})?\/\d{7}(?!\d)`;

const ID = `(?:${PRESENT}|${OLD})`;

/** What stands before an id where a site, a DOI or a citation names it. */
const BEFORE = [
  String.raw`(?:ar5iv(?:\.labs\.arxiv)?|arxiv)\.org\/(?:abs|pdf|html|format|e-print|src|ps|papers)\/`,
  String.raw`alphaxiv\.org\/(?:[a-z]{2}(?:-[a-z]{2})?\/)?(?:abs|pdf|overview|resources|blog|audio)\/`,
  String.raw`(?:huggingface|hf)\.co\/papers\/`,
  String.raw`10\.48550\/arxiv\.`,
  String.raw`(?:arxiv-vanity|emergentmind|paperswithcode)\.com\/papers?\/`,
  // semanticscholar.org, papers.cool, scirate.com and others.
  String.raw`\/arxiv[/:]`,
  String.raw`\barxiv\s*:\s*`,
].join('|');

const NAMED = new RegExp(`(?:${BEFORE})(${ID})`, 'i');
const MENTIONS = new RegExp(
  `(?:${BEFORE})(${ID})|(?<![\\w./-])(${PRESENT_BARE})|(?<![\\w./-])(${OLD_BARE})`,
  'gi',
);
const ALONE = new RegExp(String.raw`^[[(<\s]*(?:arxiv\s+)?(${ID})(?:v\d+)?(?:\.pdf)?[\])>.\s]*$`, 'i');

/** The id that `text` is, or that an address, DOI or citation in it names; any version. Null where there is none. */
export function parsePaperId(text: string): string | null {
  const plain = readable(text);
  const id = NAMED.exec(plain)?.[1] ?? ALONE.exec(plain)?.[1];
  return id === undefined ? null : inOwnCase(id);
}

/** The ids of all papers that a text links to or names, each once: as parsePaperId, and bare ids anywhere. */
export function paperIdsIn(text: string): string[] {
  const found = [...readable(text).matchAll(MENTIONS)].map(
    ([, named, present, old]) => named ?? present ?? old,
  );
  return unique(found.filter((id) => id !== undefined).map(inOwnCase));
}

/** The papers that a text asks for: the one that it is, or all that it names. */
export function paperIdsAsked(text: string): string[] {
  const id = parsePaperId(text);
  return id === null ? paperIdsIn(text) : [id];
}

/** Full-width digits and signs as plain ones, and an address inside another's query as itself. */
function readable(text: string): string {
  return text.normalize('NFKC').replaceAll(/%3A/gi, ':').replaceAll(/%2F/gi, '/');
}

/** An archive is in small letters, its class in capitals: math.GT/0309136. */
function inOwnCase(id: string): string {
  return id.toLowerCase().replace(/\.([a-z]{2})\//, (_, of: string) => `.${of.toUpperCase()}/`);
}
