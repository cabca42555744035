// Papers that stand in quotations or callouts (`> [!note] …`), as notes have them: such a block as if it were not quoted.
import { paperIdsIn } from '../../model/paper-id.ts';
import { onlyDay } from './day-named.ts';
import type { Line } from './lines.ts';

const QUOTED = /^ {0,3}> ?(.*)$/;
const TITLE = /^\[!\w+\][+-]?\s*(.*)$/;

/** A quotation inside a summary stays what it is: it has no heading that names a paper. */
export function withoutCallouts(lines: readonly Line[]): Line[] {
  const plain: Line[] = [];
  let block: Line[] = [];
  const end = () => {
    const inside = block.map(({ text, number }) => ({ text: QUOTED.exec(text)?.[1] ?? '', number }));
    // One by one: a block may have more lines than a call takes arguments.
    for (const line of inside.some(namesPaper) ? inside.map(opened) : block) plain.push(line);
    block = [];
  };
  for (const line of lines) {
    if (QUOTED.test(line.text)) block.push(line);
    else {
      end();
      plain.push(line);
    }
  }
  end();
  return plain;
}

const LINK = /^(?:\*\*)?\[.*\]\(\S+\)/;

function namesPaper({ text }: Line): boolean {
  const title = TITLE.exec(text)?.[1] ?? '';
  const heading = LINK.test(title) ? title : (/^#{1,6}\s(.*)$/.exec(text)?.[1] ?? '');
  return paperIdsIn(heading).length > 0;
}

/** The title of a callout is a heading where it names a paper or a day. */
function opened({ text, number }: Line): Line {
  const title = TITLE.exec(text)?.[1];
  if (title === undefined) return { text, number };
  const isHeading = onlyDay(title) !== null || namesPaper({ text, number });
  return { text: isHeading ? `### ${title}` : title, number };
}
