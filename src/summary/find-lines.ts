// A summary in plain lines, from a model that knows no JSON: a line for the gist, and one for each bullet.
import { splitBullets, type Texts } from './summary-shape.ts';
import { withoutThoughts } from './thoughts.ts';

const BULLET = /^\s*(?:[-*•·▪◦–]|\(?\d{1,2}[.)])\s+(?=\S{1,})/;
const TLDR =
  /^[#*\s"]*(?:tl;?\s?dr|tldr|one[- ]line summary|한 ?줄 ?요약|요약|要約|要旨|总结|摘要)["*\s]*[:：]\s*["*\s]*(.+)$/i;

/** Fewer lines are talk. */
const FEWEST = 3;
const MOST = 12;

/** A bullet is a sentence. */
const SHORTEST = 15;

export function linesIn(text: string): Texts | null {
  const lines = splitBullets(withoutThoughts(text).replace(/```\w*/g, ''));
  const bullets = lines.filter((line) => BULLET.test(line)).map((line) => line.replace(BULLET, '').trim());
  if (bullets.length < FEWEST || bullets.length > MOST) return null;
  if (bullets.some((bullet) => bullet.length < SHORTEST)) return null;
  const tldr = lines.map((line) => TLDR.exec(line)?.[1]).find(Boolean) ?? '';
  return { tldr: tldr.replace(/["*\s]+$/, ''), bullets };
}
