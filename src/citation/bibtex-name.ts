// An author as BibTeX wants it: "Last, First", or in braces where it is not a person's name of that kind.
import { escapeTex } from './bibtex-text.ts';
import { splitAuthor } from './person-name.ts';

export function bibtexName(author: string): string {
  const name = splitAuthor(author);
  // Braces keep BibTeX from looking for first and last names in it.
  if ('literal' in name) return name.literal === '' ? '' : `{${escapeTex(name.literal)}}`;
  const { family, given, suffix } = name;
  return escapeTex([family, suffix, given].filter((part) => part !== '').join(', '));
}
