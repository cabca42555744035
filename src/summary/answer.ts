// A model's answer to a summary: whatever it wraps it in, and nothing of its markup.
import { modelName, type Summary } from '../model/summary.ts';
import { oneLine } from '../model/text.ts';
import { jsonIn } from './find-json.ts';
import { linesIn } from './find-lines.ts';
import { type Form, LABELS } from './prompt.ts';
import { type Texts, textsIn } from './summary-shape.ts';

/** The longest answer that is looked at, in characters; thoughts may be long. */
const LONGEST = 200_000;

/** The longest summary, in characters: more is another document. */
const LONGEST_SUMMARY = 20_000;

interface Writing {
  readonly form: Form;
  readonly language: string;
  readonly model: string;
  /** Plain lines are no answer. */
  readonly isJson?: boolean;
}

/** The summary in an answer, or the reason why there is none. */
export function readAnswer(
  text: string,
  { form, language, model, isJson = false }: Writing,
): Summary | { readonly reason: string } {
  if (text.length > LONGEST) return { reason: `the answer has ${text.length} characters` };
  const found = findSummary(text) ?? (isJson ? null : linesIn(text));
  if (!found) return { reason: `no summary in the answer: ${oneLine(text).slice(0, 120)}` };
  const texts = found.bullets.map(plainText).filter((bullet) => bullet !== '');
  const size = texts.join('').length;
  if (size > LONGEST_SUMMARY) return { reason: `the summary has ${size} characters` };
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
function findSummary(text: string): Texts | null {
  for (const value of jsonIn(text)) {
    const found = textsIn(value) ?? encodedIn(value);
    if (found) return found;
  }
  return null;
}

/** JSON in a text within JSON. */
function encodedIn(value: unknown): Texts | null {
  const inner = typeof value === 'object' && value !== null ? Object.values(value) : [value];
  const texts = inner.filter((each) => typeof each === 'string' && each.includes('{'));
  for (const text of texts) {
    const found = jsonIn(String(text))
      .map((each) => textsIn(each))
      .find(Boolean);
    if (found) return found;
  }
  return null;
}

/** Bullets, bold and a repeated label at the beginning are the form's, not the text's. */
function plainText(text: string): string {
  const label = new RegExp(`^(?:${LABELS.join('|')})\\s*[:：]\\s*`, 'i');
  return oneLine(text)
    .replace(/^(?:[-*•·▪◦–]\s+|\(?\d{1,2}[.)]\s+(?=\D))/, '')
    .replace(/\*\*(.+?)\*\*/g, '$1')
    .replace(label, '');
}
