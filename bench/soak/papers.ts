// What a soak's source lists: papers that never were, some fifteen a weekday, with words to be found by and topics to be followed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, type Day, isWeekend } from '../../src/model/day.ts';
import { seeded } from '../random.ts';

/** None is so frequent that following it is refused. */
export const TOPICS = [
  'Diffusion Models',
  'Speech Recognition',
  'Robotics',
  'Theorem Proving',
  'Protein Folding',
  'Code Generation',
  'Video Understanding',
  'Federated Learning',
  'Graph Networks',
  'Quantization',
  'Machine Translation',
  'Retrieval',
] as const;

const FEWEST_A_DAY = 12;
const MOST_A_DAY = 18;

const WORDS =
  `attention benchmark calibration compression curriculum decoding distillation embedding evaluation generalization gradient
  hallucination inference initialization interpolation latency memorization normalization optimization parallelism planning pretraining
  quantization reasoning regularization representation retrieval robustness sampling segmentation simulation sparsity supervision
  tokenization transfer uncertainty verification`.split(/\s+/);

const NAMES = [
  'Ada Lovelace',
  'Mina Kim',
  'Jürgen Groß',
  'Wei Zhang',
  '김민수',
  'Ana-María Díaz',
  'Tomoko Sato',
  'Lê Văn An',
];

/** Writes a day's response a file, for all days from `first`; returns the ids of all papers. */
export function writeLists(folder: string, first: Day, days: number): string[] {
  const random = seeded(7);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const ids: string[] = [];
  for (let nth = 0; nth < days; nth++) {
    const date = addDays(first, nth);
    const count = isWeekend(date) ? 0 : FEWEST_A_DAY + Math.floor(random() * (MOST_A_DAY - FEWEST_A_DAY + 1));
    const list = Array.from({ length: count }, (_, place) => invent(date, place, { pick, random }));
    ids.push(...list.map(({ paper }) => paper.id));
    writeFileSync(join(folder, `${date}.json`), JSON.stringify(list));
  }
  return ids;
}

interface Chance {
  readonly pick: <T>(all: readonly T[]) => T;
  readonly random: () => number;
}

/** An id has room for a year's month and 99,999 papers: the day and a count. */
function invent(date: Day, place: number, { pick, random }: Chance) {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  const id = `${year.slice(2)}${month}.${dayOfMonth}${String(place).padStart(3, '0')}`;
  const topic = pick(TOPICS);
  const sentence = () => `We study ${pick(WORDS)} and ${pick(WORDS)} with ${pick(WORDS)} for ${pick(WORDS)}.`;
  return {
    paper: {
      id,
      title: `${topic} by ${pick(WORDS)} ${pick(WORDS)}: invention ${id}`,
      summary: Array.from({ length: 6 }, sentence).join(' '),
      authors: Array.from({ length: 2 + Math.floor(random() * 5) }, () => ({ name: pick(NAMES) })),
      upvotes: Math.floor(random() * 200),
      ai_summary: `What was invented as ${id} is described here. It works better than what came before.`,
      ai_keywords: [topic, pick(WORDS)],
    },
    publishedAt: `${date}T03:00:00.000Z`,
    thumbnail: `https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/${id}.png`,
  };
}
