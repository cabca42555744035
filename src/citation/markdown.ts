// Papers as a Markdown list, for notes and wikis: title with its link, authors, date.
import { arxivUrl } from '../model/paper.ts';
import { oneLine } from '../model/text.ts';
import { type CitedPaper, fill, type Sheet } from './sheet.ts';

export function toMarkdown(papers: readonly CitedPaper[]): string {
  return fill(markdownSheet(), papers);
}

export function markdownSheet(): Sheet {
  return { start: '', between: '', end: '', write: item };
}

function item({ id, title, authors, date }: CitedPaper): string {
  const by = authors.length > 0 ? `${escapeMarkup(authors.join(', '))}, ` : '';
  return `- [${escapeMarkup(title)}](${arxivUrl(id)}): ${by}${date}\n`;
}

/** The last two would be links of their own: an address, and a mail address or a name on GitHub. */
const MARKUP = /[\\`*_[\]<>&~|$^]|:(?=\/\/)|(?<=www)\.|@/gi;

function escapeMarkup(text: string): string {
  return oneLine(text).replace(MARKUP, '\\$&');
}
