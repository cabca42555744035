// Papers to take away: a list of them in the formats that reference managers, spreadsheets and scripts read.
import { bibtexSheet } from './bibtex.ts';
import { cslSheet } from './csl.ts';
import { csvSheet } from './csv.ts';
import { jsonSheet } from './json.ts';
import { markdownSheet } from './markdown.ts';
import { risSheet } from './ris.ts';
import { type CitedPaper, fill, type Sheet } from './sheet.ts';

export type { CitedPaper } from './sheet.ts';

const SHEETS = {
  bibtex: { fileName: 'papers.bib', sheet: bibtexSheet },
  ris: { fileName: 'papers.ris', sheet: risSheet },
  csl: { fileName: 'papers.csl.json', sheet: cslSheet },
  json: { fileName: 'papers.json', sheet: jsonSheet },
  csv: { fileName: 'papers.csv', sheet: csvSheet },
  markdown: { fileName: 'papers.md', sheet: markdownSheet },
} as const satisfies Record<string, { fileName: string; sheet: () => Sheet }>;

export type CitationFormat = keyof typeof SHEETS;

export const CITATION_FORMATS = Object.keys(SHEETS) as CitationFormat[];

export interface Citation {
  readonly fileName: string;
  readonly text: string;
}

export function cite(papers: readonly CitedPaper[], format: CitationFormat): Citation {
  const { fileName, sheet } = SHEETS[format];
  return { fileName, text: fill(sheet(), papers) };
}

/** As cite, for more papers than fit into memory: they come in batches, and so does the text. */
export async function* citeInParts(
  batches: AsyncIterable<readonly CitedPaper[]>,
  format: CitationFormat,
): AsyncGenerator<string> {
  const { start, between, end, write } = SHEETS[format].sheet();
  let before = start;
  for await (const papers of batches) {
    if (papers.length === 0) continue;
    yield before + papers.map(write).join(between);
    before = between;
  }
  yield before === start ? start + end : end;
}
