// Papers as BibTeX, in the form that arXiv gives, for reference managers and LaTeX.
import { arxivUrl } from '../model/paper.ts';
import { citationKey, yearOf } from './bibtex-key.ts';
import { bibtexName } from './bibtex-name.ts';
import { escapeTex, texTitle } from './bibtex-text.ts';
import { type CitedPaper, fill, type Sheet } from './sheet.ts';

/** UTF-8; every key is used once. */
export function toBibtex(papers: readonly CitedPaper[]): string {
  return fill(bibtexSheet(), papers);
}

export function bibtexSheet(): Sheet {
  const keys = new Set<string>();
  const write = (paper: CitedPaper) => {
    const key = unused(citationKey(paper), keys);
    keys.add(key);
    return entry(key, paper);
  };
  return { start: '', between: '\n', end: '', write };
}

/** Without a primaryClass, which nobody here knows; styles get on without it. */
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
    url: arxivUrl(paper.id),
    note: `Hugging Face Daily Papers, ${paper.date}`,
  };
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `  ${name}={${value}},\n`);
  return `@misc{${key},\n${lines.join('')}}\n`;
}

/** The key itself, else with a, b, …, z, aa, … behind it. */
function unused(key: string, taken: ReadonlySet<string>): string {
  let candidate = key;
  for (let count = 1; taken.has(candidate); count++) candidate = key + letters(count);
  return candidate;
}

/** 1 is a, 26 is z, 27 is aa. */
function letters(count: number): string {
  const last = String.fromCharCode('a'.charCodeAt(0) + ((count - 1) % 26));
  return count > 26 ? letters(Math.floor((count - 1) / 26)) + last : last;
}
