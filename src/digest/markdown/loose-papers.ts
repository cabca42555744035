// The papers of a document without headings or tables for them: items of a list, or wherever their addresses stand in its text.
import { paperIdsIn } from '../../model/paper-id.ts';
import type { Line } from './lines.ts';
import { paperNamed, type References } from './paper-name.ts';
import type { Section } from './sections.ts';

const ITEM = /^( {0,3})([-*+]|\d{1,4}[.)])(\s+)(?:\[[ xX]\]\s+)?(.*)$/;

/** The section with what it holds; itself alone where it holds no paper. `isText`: running text may hold some, too. */
export function loosePapers(
  section: Section,
  references: References,
  { isText }: { readonly isText: boolean },
): Section[] {
  if (section.kind === 'paper' || section.kind === 'nameless') return [section];
  const listed = fromList(section.body, references);
  const papers = listed.papers.length > 0 || !isText ? listed.papers : fromText(section.body);
  if (papers.length === 0) return [section];
  return [{ ...section, body: listed.papers.length > 0 ? listed.others : [] }, ...papers];
}

interface List {
  readonly papers: Section[];
  /** Lines that belong to none of them. */
  readonly others: Line[];
}

/** Each item that names a paper, with what is indented below it. */
function fromList(lines: readonly Line[], references: References): List {
  const papers: (Section & { kind: 'paper'; body: Line[] })[] = [];
  const others: Line[] = [];
  let indent = 0;
  for (const line of lines) {
    const [, before = '', mark = '', gap = '', text = ''] = ITEM.exec(line.text) ?? [];
    const paper = mark === '' ? null : paperNamed(text, references);
    const isBelow =
      papers.length > 0 && (line.text.trim() === '' || /^\s/.test(line.text)) && !(paper && before === '');
    if (isBelow)
      papers.at(-1)?.body.push({ ...line, text: line.text.slice(Math.min(indent, indentOf(line.text))) });
    else if (paper !== null) {
      papers.push({ kind: 'paper', line: line.number, paper, body: [] });
      indent = before.length + mark.length + gap.length;
    } else others.push(line);
  }
  return { papers, others };
}

const indentOf = (text: string) => text.length - text.trimStart().length;

/** Ids anywhere; each stands for itself, as nobody says what it is called. */
function fromText(lines: readonly Line[]): Section[] {
  return lines.flatMap(({ text, number }) =>
    paperIdsIn(text).map((id): Section => {
      const named = [...text.matchAll(/\[([^[\]]+)\]\(([^()\s]+)\)/g)].find(([, , url = '']) =>
        paperIdsIn(url).includes(id),
      );
      return {
        kind: 'paper',
        line: number,
        paper: { id, title: named?.[1]?.trim() || `arXiv:${id}` },
        body: [],
      };
    }),
  );
}
