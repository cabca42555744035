// The Dockerfile as stages of steps, so that whoever takes them without a container engine takes exactly those.
import { Copy, DockerfileParser } from 'dockerfile-ast';

export type Step =
  | { readonly kind: 'env'; readonly variables: Readonly<Record<string, string>> }
  | { readonly kind: 'workdir'; readonly path: string }
  | { readonly kind: 'user'; readonly user: string }
  | { readonly kind: 'run'; readonly command: string }
  | {
      readonly kind: 'copy';
      readonly from: string | null;
      readonly sources: readonly string[];
      readonly to: string;
    }
  | { readonly kind: 'volume'; readonly path: string }
  | { readonly kind: 'entrypoint' | 'cmd' | 'healthcheck'; readonly words: readonly string[] };

export interface Stage {
  readonly base: string;
  readonly name: string | null;
  readonly steps: readonly Step[];
}

/** What says something of the image and does nothing. */
const SAYINGS = new Set(['LABEL', 'EXPOSE']);

/** Throws at an instruction that it doesn't know how to take. */
export function readStages(text: string): Stage[] {
  const stages: { base: string; name: string | null; steps: Step[] }[] = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const keyword = instruction.getKeyword().toUpperCase();
    const words = instruction.getArguments().map((argument) => argument.getValue());
    if (keyword === 'FROM') {
      const [base = '', , name = null] = words;
      stages.push({ base, name, steps: [] });
    } else if (!SAYINGS.has(keyword)) {
      const raw = instruction.getRawArgumentsContent() ?? '';
      const from = instruction instanceof Copy ? (instruction.getFromFlag()?.getValue() ?? null) : null;
      stages.at(-1)?.steps.push(stepOf(keyword, { words, raw, from }));
    }
  }
  return stages;
}

interface Said {
  readonly words: readonly string[];
  readonly raw: string;
  /** The stage that is copied from. */
  readonly from: string | null;
}

function stepOf(keyword: string, { words, raw, from }: Said): Step {
  const [first = ''] = words;
  switch (keyword) {
    case 'ENV':
      return { kind: 'env', variables: Object.fromEntries(words.map(pairOf)) };
    case 'WORKDIR':
      return { kind: 'workdir', path: first };
    case 'USER':
      return { kind: 'user', user: first };
    case 'RUN':
      return { kind: 'run', command: raw };
    case 'COPY':
      return { kind: 'copy', from, sources: words.slice(0, -1), to: words.at(-1) ?? '' };
    case 'VOLUME':
      return { kind: 'volume', path: first };
    case 'ENTRYPOINT':
      return { kind: 'entrypoint', words: listOf(raw) };
    case 'CMD':
      return { kind: 'cmd', words: listOf(raw) };
    case 'HEALTHCHECK':
      return { kind: 'healthcheck', words: listOf(raw.slice(raw.indexOf('['))) };
    default:
      throw new Error(`the Dockerfile has ${keyword}, and nobody knows how to take it`);
  }
}

function pairOf(word: string): [string, string] {
  const equals = word.indexOf('=');
  return [word.slice(0, equals), word.slice(equals + 1)];
}

function listOf(raw: string): string[] {
  return JSON.parse(raw) as string[];
}
