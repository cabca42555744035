// Papers as BibTeX, in the form that arXiv gives, for reference managers and LaTeX.
import { arxivUrl } from '../model/paper.ts';
import { citationKey, unusedKeys, yearOf } from './bibtex-key.ts';
import { bibtexName } from './bibtex-name.ts';
import { escapeTex, texTitle } from './bibtex-text.ts';
import { noteOf } from './identifiers.ts';
import { type CitedPaper, fill, type Sheet } from './sheet.ts';

/** UTF-8; every key is used once. */
export function toBibtex(papers: readonly CitedPaper[]): string {
  return fill(bibtexSheet(), papers);
}

export function bibtexSheet(): Sheet {
  const unused = unusedKeys();
  const write = (paper: CitedPaper) => entry(unused(citationKey(paper)), paper);
  return { start: '', between: '\n', end: '', write };
}

/** The primaryClass stands there only where arXiv told it; styles get on without it. */
function entry(key: string, paper: CitedPaper): string {
  const fields = {
    title: texTitle(paper.title),
    author: paper.authors
      .map(bibtexName)
      .filter((name) => name !== '')
      .join(' and '),
    year: yearOf(paper),
    eprint: escapeTex(paper.id),
    archivePrefix: 'arXiv',
    primaryClass: escapeTex(paper.arxiv?.categories[0] ?? ''),
    doi: escapeTex(paper.arxiv?.doi ?? ''),
    url: arxivUrl(paper.id),
    note: noteOf(paper),
  };
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `  ${name}={${value}},\n`);
  return `@misc{${key},\n${lines.join('')}}\n`;
}
