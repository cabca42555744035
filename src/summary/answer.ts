// A model's answer to a summary: whatever it wraps its JSON in, and nothing of its markup.
import { z } from 'zod';
import { modelName, type Summary } from '../model/summary.ts';
import { oneLine } from '../model/text.ts';
import { jsonIn } from './find-json.ts';
import { type Form, LABELS } from './prompt.ts';

/** Some models write objects where they were asked for strings: the words stand in one of these. */
const bulletJson = z.union([
  z.string(),
  z
    .looseObject({})
    .transform((bullet) => [bullet.text, bullet.point, bullet.bullet, bullet.content, bullet.description])
    .transform((texts) => texts.find((text) => typeof text === 'string'))
    .pipe(z.string()),
]);

/** Or one string with a bullet a line. */
const bulletsJson = z.union([
  z.array(bulletJson),
  z.string().transform((text) => text.split('\n').filter((line) => line.trim() !== '')),
]);

const answerJson = z.object({
  tldr: z
    .string()
    .nullish()
    .transform((text) => text ?? ''),
  bullets: bulletsJson.pipe(z.array(z.string()).min(1).max(20)),
});

/** How deep a summary may be wrapped: {"result": {"summary": {...}}}. */
const DEEPEST = 3;

/** The longest answer that is looked at, in characters. */
const LONGEST = 20_000;

interface Writing {
  readonly form: Form;
  readonly language: string;
  readonly model: string;
}

/** The summary in an answer, or the reason why there is none. */
export function readAnswer(
  text: string,
  { form, language, model }: Writing,
): Summary | { readonly reason: string } {
  if (text.length > LONGEST) return { reason: `the answer has ${text.length} characters` };
  const found = findSummary(text);
  if (!found) return { reason: `no summary in the answer: ${oneLine(text).slice(0, 120)}` };
  const texts = found.bullets.map(plainText).filter((bullet) => bullet !== '');
  if (form === 'labelled' && texts.length !== LABELS.length)
    return { reason: `${texts.length} bullets instead of three` };
  const bullets = texts.map((bullet, place) => ({
    label: form === 'labelled' ? (LABELS[place] ?? null) : null,
    text: bullet,
    depth: 0 as const,
  }));
  return {
    kind: 'written',
    by: modelName(model),
    language,
    tldr: plainText(found.tldr) || null,
    bullets,
  };
}

/** The first object in the text that is a summary, or wraps one. */
function findSummary(text: string): z.infer<typeof answerJson> | null {
  for (const value of jsonIn(text)) {
    const found = unwrap(value, DEEPEST);
    if (found) return found;
  }
  return null;
}

function unwrap(value: unknown, depth: number): z.infer<typeof answerJson> | null {
  const parsed = answerJson.safeParse(value);
  if (parsed.success) return parsed.data;
  if (depth === 0) return null;
  // Encoded twice, or inside a list or an object with another name.
  if (typeof value === 'string' && value.includes('{')) return findSummary(value);
  if (typeof value !== 'object' || value === null) return null;
  for (const inner of Object.values(value)) {
    const found = unwrap(inner, depth - 1);
    if (found) return found;
  }
  return null;
}

/** Bullets, bold and a repeated label at the beginning are the form's, not the text's. */
function plainText(text: string): string {
  const label = new RegExp(`^(?:${LABELS.join('|')})\\s*[:：]\\s*`, 'i');
  return oneLine(text)
    .replace(/^[-*•]\s+/, '')
    .replace(/\*\*(.+?)\*\*/g, '$1')
    .replace(label, '');
}
