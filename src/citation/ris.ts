// Papers as RIS, for EndNote, Zotero, Mendeley and library catalogues.

import { arxivUrl } from '../model/paper.ts';
import { oneLine } from '../model/text.ts';
import { yearOf } from './bibtex-key.ts';
import { doiOf, noteOf } from './identifiers.ts';
import { splitAuthor } from './person-name.ts';
import { type CitedPaper, fill, type Sheet } from './sheet.ts';

export function toRis(papers: readonly CitedPaper[]): string {
  return fill(risSheet(), papers);
}

export function risSheet(): Sheet {
  return { start: '', between: '\r\n', end: '', write: record };
}

/** A line a field, each ended as RIS wants it; every record from TY to ER. */
function record(paper: CitedPaper): string {
  const fields: [tag: string, value: string][] = [
    // What is not published yet; reference managers show arXiv's papers as preprints or as unpublished works.
    ['TY', 'UNPB'],
    ['TI', paper.title],
    ...paper.authors.map((author): [string, string] => ['AU', risName(author)]),
    ['PY', yearOf(paper)],
    ['PB', 'arXiv'],
    ['M1', `arXiv:${paper.id}`],
    ['DO', doiOf(paper)],
    ['UR', arxivUrl(paper.id)],
    ...paper.keywords.map((keyword): [string, string] => ['KW', keyword]),
    ['N1', noteOf(paper)],
    ['ER', ''],
  ];
  return fields
    .map(([tag, value]) => [tag, oneLine(value)] as const)
    .filter(([tag, value]) => value !== '' || tag === 'ER')
    .map(([tag, value]) => `${tag}  - ${value}\r\n`)
    .join('');
}

/** "Last, First, Suffix"; a group's name whole, with no comma that would cut it. */
function risName(author: string): string {
  const name = splitAuthor(author);
  if ('literal' in name) return name.literal.replaceAll(',', ' ');
  return [name.family, name.given, name.suffix].filter((part) => part !== '').join(', ');
}
