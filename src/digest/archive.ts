// The archive: one Markdown document a day and language, DIGESTS_DIR/2024/01/22.md in Korean and 22.en.md beside it.
import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Day } from '../model/day.ts';
import type { Digest } from '../model/digest.ts';
import { messageOf, UserError } from '../model/errors.ts';
import { dayNamed } from './markdown/day-named.ts';
import { type ReadDocument, readMarkdown } from './markdown/read.ts';
import { writeMarkdown } from './markdown/write.ts';

/** Documents of this language have none in their name, as the archive began. */
const UNNAMED_LANGUAGE = 'ko';

const MARKDOWN = /\.(?:md|markdown)$/i;

/** Text that may be a digest, or something else altogether. */
const MAY_BE_A_DIGEST = /\.(?:mdx|mdown|mkdn?|qmd|rmd|txt|text)$/i;

/** The longest digest of the real archive is under 200 kB. */
const LARGEST_DOCUMENT = 4 * 1024 * 1024;

export function documentPath(root: string, { date, language }: Pick<Digest, 'date' | 'language'>): string {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  const name = language === UNNAMED_LANGUAGE ? `${dayOfMonth}.md` : `${dayOfMonth}.${language}.md`;
  return join(root, year, month, name);
}

const PASSED_OVER =
  'passed over: in folders digests are .md or .markdown files. Give it such a name, or name the file itself';

export interface FoundDocuments {
  /** Sorted. */
  readonly files: readonly string[];
  /** What stands there and can't be looked into, or is passed over though it may be a digest. */
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
}

/** The documents at `path`: itself if it is no folder, else every Markdown file below it. Throws a UserError where there is nothing. */
export async function findDocuments(path: string): Promise<FoundDocuments> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new UserError('path-missing', { path });
  if (!found.isDirectory()) return { files: [path], skipped: [] };
  const files: string[] = [];
  const skipped: FoundDocuments['skipped'][number][] = [];
  /** Real paths: links may lead in circles. */
  const visited = new Set<string>();

  async function visit(folder: string): Promise<void> {
    const real = await realpath(folder);
    if (visited.has(real)) return;
    visited.add(real);
    for (const { name } of await readdir(folder, { withFileTypes: true })) await look(join(folder, name));
  }

  async function look(file: string): Promise<void> {
    try {
      const target = await stat(file);
      if (target.isDirectory()) await visit(file);
      else if (MARKDOWN.test(file)) files.push(file);
      else if (MAY_BE_A_DIGEST.test(file)) skipped.push({ file, reason: PASSED_OVER });
    } catch (error) {
      skipped.push({ file, reason: whyUnreadable(error) });
    }
  }

  await look(path);
  if (files.length === 0)
    skipped.push({ file: path, reason: 'no .md or .markdown file stands in this folder or below it' });
  return { files: files.sort(), skipped: skipped.sort((a, b) => (a.file < b.file ? -1 : 1)) };
}

/** Reads a document as far as it can be read; a file that is none comes back with the reason, never as an exception. */
export async function readDocument(file: string): Promise<ReadDocument> {
  const unreadable = (reason: string): ReadDocument => ({ digests: [], skipped: [{ line: 1, reason }] });
  try {
    const found = await stat(file);
    if (!found.isFile()) return unreadable('neither a file nor a folder');
    const { size } = found;
    if (size > LARGEST_DOCUMENT)
      return unreadable(
        `the file has ${megabytes(size)} MB; a digest has at most ${megabytes(LARGEST_DOCUMENT)}`,
      );
    const text = decode(await readFile(file));
    if (text === null) return unreadable('not a text file (UTF-8, or UTF-16 with a byte order mark)');
    if (text.trim() === '') return unreadable('the file is empty');
    const document = readMarkdown(text, {
      language: languageOf(file),
      date: dateOf(file),
      unclear: nameOf(file),
    });
    if (document.digests.length > 0 || document.skipped.length > 0) return document;
    return unreadable('no digest: a heading ## Daily Papers (YYYY-MM-DD) should begin it');
  } catch (error) {
    return unreadable(whyUnreadable(error));
  }
}

/** Writes the digest's document below `root`, whole or not at all, and returns its path. What a crash leaves is a draft, which the next attempt overwrites. */
export async function writeDocument(root: string, digest: Digest): Promise<string> {
  const file = documentPath(root, digest);
  const draft = join(dirname(file), `.${basename(file)}.draft`);
  await mkdir(dirname(file), { recursive: true });
  try {
    const handle = await open(draft, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC);
    try {
      await handle.writeFile(writeMarkdown(digest));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return file;
}

/** 22.en.md is English; of a name that states no language the document's script tells. */
function languageOf(file: string): string | null {
  return /\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)$/.exec(nameOf(file))?.[1] ?? null;
}

/** The date that a name states in any form, or its folders with it: 2024-01-22.md, 2024/01/22.md. */
function dateOf(file: string): Day | null {
  const place = join(dirname(file), nameOf(file)).replaceAll(/[/\\]/g, '-');
  const path = /(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?=(?:\.[\w-]+)?$)/.exec(place)?.[0];
  return dayNamed(nameOf(file)) ?? dayNamed(path ?? '');
}

function nameOf(file: string): string {
  return basename(file).replace(MARKDOWN, '').replace(MAY_BE_A_DIGEST, '');
}

function decode(bytes: Uint8Array): string | null {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EACCES') return 'it may not be read by the user that runs this';
  if (code === 'ENOENT' || code === 'ELOOP') return 'the link leads nowhere';
  return `it can't be read: ${messageOf(error)}`;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
