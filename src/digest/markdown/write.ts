// A digest to its document, in the form of the archive; readMarkdown reads it back to the same digest.
import type { Digest, Entry } from '../../model/digest.ts';
import { arxivUrl } from '../../model/paper.ts';
import type { Bullet, Summary } from '../../model/summary.ts';
import { escapeInline, writeBlockText, writeInline, writeLink } from './inline.ts';

export function writeMarkdown(digest: Digest): string {
  const entries = digest.entries.map((entry) => writeEntry(entry, digest.language));
  return `${[`## Daily Papers (${digest.date})`, ...entries].join('\n\n')}\n`;
}

function writeEntry(entry: Entry, language: string): string {
  return [
    `### ${writeLink(entry.title, arxivUrl(entry.id))}`,
    entry.image && `![](${entry.image})`,
    entry.video && writeVideo(entry.video),
    `Vote: ${entry.upvotes ?? '-'}`,
    entry.authors.length > 0 && `Authors: ${entry.authors.map(writeAuthor).join(', ')}`,
    entry.lateOf && `<!-- listed: ${entry.lateOf} -->`,
    writeMark(entry.summary, language),
    entry.summary.tldr !== null && `> **TL;DR**: ${writeBlockText(entry.summary.tldr)}`,
    writeBullets(entry.summary.bullets),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function writeVideo(url: string): string {
  return `[Watch Video](${url})\n<div><video controls src="${url}" muted="false"></video></div>`;
}

/** Names are separated by commas, so a comma inside one is escaped; so is the + that would mean "and more". */
function writeAuthor(name: string): string {
  return name === '+' ? '\\+' : writeInline(name).replaceAll(',', '\\,');
}

/** Says whose words a summary is where it isn't simply written, in the document's own language, by a person. */
function writeMark({ kind, language, by }: Summary, own: string): string | false {
  if (kind === 'written' && language === own && by === null) return false;
  return `<!-- summary: ${[kind, language, ...(by === null ? [] : [by])].join(' ')} -->`;
}

function writeBullets(bullets: readonly Bullet[]): string {
  const first = bullets.findIndex(({ depth }) => depth === 0);
  return bullets.map((bullet, index) => writeBullet(bullet, first >= 0 && index > first, index)).join('\n');
}

/** A nested bullet with none above it is written as a numbered line, which reads as depth 1 too. */
function writeBullet({ label, text, depth }: Bullet, below: boolean, index: number): string {
  const marker = depth === 0 ? '-' : below ? '  -' : `${index + 1}.`;
  if (label === null) return `${marker} ${writeBlockText(text)}`;
  return `${marker} **${escapeInline(label)}**: ${writeInline(text)}`.trimEnd();
}
