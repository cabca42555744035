// Papers as CSL-JSON, the form that Zotero, Pandoc, Obsidian and citation processors share.
import { arxivUrl } from '../model/paper.ts';
import { oneLine } from '../model/text.ts';
import { citationKey, monthOf, unusedKeys, yearOf } from './bibtex-key.ts';
import { doiOf, noteOf } from './identifiers.ts';
import { splitAuthor } from './person-name.ts';
import { type CitedPaper, fill, type Sheet } from './sheet.ts';

export function toCsl(papers: readonly CitedPaper[]): string {
  return fill(cslSheet(), papers);
}

/** An array with an item a line; every id is used once, as in BibTeX. */
export function cslSheet(): Sheet {
  const unused = unusedKeys();
  return {
    start: '[\n',
    between: ',\n',
    end: '\n]\n',
    write: (paper) => JSON.stringify(item(unused(citationKey(paper)), paper)),
  };
}

function item(id: string, paper: CitedPaper) {
  const month = monthOf(paper);
  return {
    id,
    type: 'article',
    genre: 'preprint',
    title: oneLine(paper.title),
    ...(paper.authors.length > 0 && { author: paper.authors.map(cslName) }),
    issued: { 'date-parts': [[Number(yearOf(paper)), ...(month === null ? [] : [month])]] },
    publisher: 'arXiv',
    number: `arXiv:${paper.id}`,
    DOI: doiOf(paper),
    URL: arxivUrl(paper.id),
    ...(paper.keywords.length > 0 && { keyword: paper.keywords.join(', ') }),
    ...(noteOf(paper) !== '' && { note: noteOf(paper) }),
  };
}

function cslName(author: string) {
  const name = splitAuthor(author);
  if ('literal' in name) return { literal: name.literal };
  const { family, given, suffix } = name;
  return { family, ...(given !== '' && { given }), ...(suffix !== '' && { suffix }) };
}
