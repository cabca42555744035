// The day of somebody else's digest: in its name, in front matter, in headings or in a line of its own.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/digest/archive.ts';
import { readMarkdown } from '../../src/digest/markdown/read.ts';

const PAPER = '### [Attention Is All You Need](https://arxiv.org/abs/1706.03762)\n\n- The transformer.\n';
const NEXT = '### [Depth Anything](https://arxiv.org/abs/2401.10891)\n\n- Depth of any picture.\n';

function read(markdown: string) {
  const { digests, skipped } = readMarkdown(markdown, { language: null, date: null });
  const days = digests.map(({ date, entries }) => `${date}: ${entries.map(({ id }) => id).join(' ')}`);
  return { days, skipped: skipped.map(({ line, reason }) => `${line}: ${reason}`) };
}

async function readNamed(name: string, markdown = PAPER) {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  try {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, markdown);
    const { digests, skipped } = await readDocument(file);
    return { days: digests.map(({ date }) => date), skipped: skipped.map(({ reason }) => reason) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a name', () => {
  it.each([
    '2024/01/22.md',
    '2024/1/22.en.md',
    '2024_01_22.md',
    '2024.01.22.md',
    '2024-1-22.md',
    '2024-01-22-papers.md',
    'Papers-2024-01-22.MD',
    '2024-01-22.draft.markdown',
    '20240122.md',
    'digest-20240122.txt',
    '22-01-2024.md',
    '01-22-2024.md',
    '22.01.2024.md',
    '22-Jan-2024.md',
    'January 22, 2024.md',
    '2024년 1월 22일.md',
    '2024년 1월 22일.md'.normalize('NFD'),
  ])('%s tells the day', async (name) => {
    expect(await readNamed(name)).toEqual({ days: ['2024-01-22'], skipped: [] });
  });

  it.each(['1706.03762.md', 'daily-2024-W04.md', '2024-13-01.md', '202401.md', '2024/notes/22.md'])(
    '%s tells none',
    async (name) => {
      expect((await readNamed(name)).days).toEqual([]);
    },
  );

  it('that may be either of two days is told of, and decides what a heading may mean', async () => {
    expect(await readNamed('01-02-2024.md')).toEqual({
      days: [],
      skipped: [
        '1706.03762 has no date: "01-02-2024" may be 2024-01-02 or 2024-02-01; a heading ## Daily Papers (YYYY-MM-DD) should stand above it',
      ],
    });
    expect(await readNamed('2024-02-01.md', `# 01/02/2024\n\n${PAPER}`)).toEqual({
      days: ['2024-02-01'],
      skipped: [],
    });
    expect(read(`# 01/02/2024\n\n${PAPER}`).skipped[0]).toBe(
      '1: "01/02/2024" may be 2024-01-02 or 2024-02-01, so the papers below it have none',
    );
    expect((await readNamed('05-05-2024.md')).days).toEqual(['2024-05-05']);
  });
});

describe('front matter', () => {
  it.each([
    '---\ndate: 2024-01-22\n---',
    '---\ndate: 20240122\n---',
    '---\n"date": \'2024/01/22\'\n---',
    '---\npublishDate: 2024-01-22T09:00:00+09:00\n---',
    '---\ncreated: Jan 22, 2024\n---',
    '---\ntitle: "Daily Papers 2024-01-22"\n---',
    '---\ntitle: x\nmeta:\n  date: 2024-01-22\n---',
    '---\nmeta: {lang: ko, date: 2024-01-22}\n---',
    '---\n제목: 논문\n날짜: 2024년 1월 22일\n---',
    '+++\ndate = 2024-01-22\n+++',
    '+++\ntitle = "x"\n[extra]\ndate = "2024-01-22"\n+++',
    '{\n "date": "2024-01-22"\n}',
    '{"title": "x", "date": "2024-01-22", "tags": ["a"]}',
    '---\ndate: 2024-01-22\ncreated: 2025-05-05\ntitle: Papers of 2024-01-21\n---',
  ])('%j tells the day, and is no text', (above) => {
    expect(read(`${above}\n\n${PAPER}`)).toEqual({ days: ['2024-01-22: 1706.03762'], skipped: [] });
  });

  it('tells when a note was made, which counts for less than its name', async () => {
    const made = `---\ncreated: 2025-05-05\n---\n${PAPER}`;
    expect((await readNamed('2024-01-22.md', made)).days).toEqual(['2024-01-22']);
  });

  it('may mean either of two days', () => {
    expect(read(`---\ndate: 01/02/2024\n---\n\n${PAPER}`).skipped).toEqual([
      '5: 1706.03762 has no date: "01/02/2024" may be 2024-01-02 or 2024-02-01; a heading ## Daily Papers (YYYY-MM-DD) should stand above it',
    ]);
  });
});

describe('a line', () => {
  it.each([
    '# 16.01.2024',
    '# 01/16/2024',
    '# 令和6年1月16日',
    '# 民國113年1月16日',
    '## Daily Papers (2024-01-16\u200b)',
    '##Daily Papers (2024-01-16)',
    '**2024-01-16**',
    '**2024년 1월 16일 (화)**',
    '_Tuesday, 16 January 2024_',
    '2024-01-16',
    'Date: 2024-01-16',
    '**날짜**: 2024.01.16',
  ])('%s tells the day of what stands below', (line) => {
    expect(read(`${line}\n\n${PAPER}`)).toEqual({ days: ['2024-01-16: 1706.03762'], skipped: [] });
  });

  it('alone is a heading above a paper, and tells of the paper below its heading', () => {
    expect(read(`**2024-01-16**\n\n${PAPER}\n**2024-01-17**\n\n${NEXT}`).days).toEqual([
      '2024-01-16: 1706.03762',
      '2024-01-17: 2401.10891',
    ]);
    const dated = PAPER.replace('\n\n', '\n\n**2024-01-02**\n\n');
    expect(read(`# 2024-01-16\n\n${dated}\n${NEXT}`).days).toEqual(['2024-01-16: 1706.03762 2401.10891']);
    const labelled = PAPER.replace('\n\n', '\n\nDate: 2024-01-02\n\n');
    expect(read(`## Daily Papers (2024-01-16)\n\n${labelled}\n${NEXT}`).days).toEqual([
      '2024-01-16: 1706.03762 2401.10891',
    ]);
  });

  it('with more than a date in it is none', () => {
    expect(read(`Written on 2024-05-05 by Ada.\n\n${PAPER}`).days).toEqual([]);
  });
});

describe('a callout', () => {
  it('holds papers as if it were not there', () => {
    const callout = `> [!note] 2024-01-16\n${PAPER.trim().replace(/^/gm, '> ')}\n\n> [!tip]- [Depth](https://arxiv.org/abs/2401.10891)\n> - Of any picture.\n`;
    const { digests, skipped } = readMarkdown(callout, { language: null, date: null });
    expect(skipped).toEqual([]);
    expect(digests).toMatchObject([
      {
        date: '2024-01-16',
        entries: [
          { id: '1706.03762', summary: { bullets: [{ text: 'The transformer.' }] } },
          { id: '2401.10891', title: 'Depth', summary: { bullets: [{ text: 'Of any picture.' }] } },
        ],
      },
    ]);
  });

  it('inside a summary stays a part of it', () => {
    expect(
      read(`# 2024-01-16\n\n${PAPER}\n> [!note] As arXiv:2401.10891 says\n> - So it is.\n`).days,
    ).toEqual(['2024-01-16: 1706.03762']);
  });
});
