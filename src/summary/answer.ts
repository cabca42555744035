// A model's answer to a summary: whatever it wraps its JSON in, and nothing of its markup.
import { z } from 'zod';
import { modelName, type Summary } from '../model/summary.ts';
import { oneLine } from '../model/text.ts';
import { type Form, LABELS } from './prompt.ts';

/** Some models write objects where they were asked for strings. */
const bulletJson = z.union([z.string(), z.object({ text: z.string() }).transform(({ text }) => text)]);

const answerJson = z.object({
  tldr: z
    .string()
    .nullish()
    .transform((text) => text ?? ''),
  bullets: z.array(bulletJson).min(1).max(20),
});

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
  const parsed = answerJson.safeParse(findJson(text));
  if (!parsed.success) return { reason: `no summary in the answer: ${oneLine(text).slice(0, 120)}` };
  const texts = parsed.data.bullets.map(plainText).filter((bullet) => bullet !== '');
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
    tldr: plainText(parsed.data.tldr) || null,
    bullets,
  };
}

/** The JSON object in a text that may have a fence, thoughts or talk around it. */
function findJson(text: string): unknown {
  const bare = text.replace(/<think>[\s\S]*?<\/think>/gi, '');
  const [first, last] = [bare.indexOf('{'), bare.lastIndexOf('}')];
  try {
    return JSON.parse(bare.slice(first, last + 1));
  } catch {
    return null;
  }
}

/** Bullets, bold and a repeated label at the beginning are the form's, not the text's. */
function plainText(text: string): string {
  const label = new RegExp(`^(?:${LABELS.join('|')})\\s*[:：]\\s*`, 'i');
  return oneLine(text)
    .replace(/^[-*•]\s+/, '')
    .replace(/\*\*(.+?)\*\*/g, '$1')
    .replace(label, '');
}
