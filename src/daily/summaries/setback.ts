// Why a summary was not made, whom it concerns, and the sentence that says what to do.
import { type Config, withoutSecrets } from '../../config.ts';
import { UserError } from '../../model/errors.ts';
import { EndpointError, type Fault } from '../../summary/endpoint-error.ts';
import type { DraftError, DraftFault } from '../../summary/summarizer.ts';

/** `spent`: the day's tokens; `asked-enough`: the day's answers for this paper; `ended`: the work was broken off. */
type Hindrance = Fault | DraftFault | 'spent' | 'asked-enough' | 'ended';

export interface Setback {
  readonly hindrance: Hindrance;
  /** In the endpoint's words, where it has any. */
  readonly reason: string;
  /** How long the endpoint asks to be left alone, in milliseconds. */
  readonly waitMs: number;
}

/** They meet every paper. */
const OF_ALL: readonly Hindrance[] = ['spent', 'ended', 'key', 'model', 'address', 'region', 'quota'];

/** They may be of one paper; where two in a row meet them, they are of the endpoint or the model. */
const OF_ONE: readonly Hindrance[] = ['away', 'filter', 'request', 'cut', 'unreadable'];

/** So many in a row, without a summary between them. */
export const IN_A_ROW = 2;

export function setbackOf(error: EndpointError | DraftError, config: Config): Setback {
  const waitMs = error instanceof EndpointError ? error.waitMs : 0;
  return { hindrance: error.fault, reason: withoutSecrets(config, error.message), waitMs };
}

/** Whether it would meet any other paper as well. */
export function meetsAll({ hindrance }: Pick<Setback, 'hindrance'>): boolean {
  return OF_ALL.includes(hindrance);
}

/** Whether nothing else should be asked for at present. `isRepeated`: it is one of several in a row. */
export function stopsAll(setback: Setback, isRepeated: boolean): boolean {
  return meetsAll(setback) || (isRepeated && OF_ONE.includes(setback.hindrance));
}

/** Whether it is the endpoint, or its model, that has to be left alone. */
export function isOfEndpoint({ hindrance }: Setback): boolean {
  return !['spent', 'ended', 'asked-enough'].includes(hindrance);
}

const SENTENCES = {
  key: 'summaries-key',
  model: 'summaries-model',
  address: 'summaries-address',
  region: 'summaries-region',
  quota: 'summaries-quota',
  away: 'summaries-away',
  filter: 'summaries-filter',
  request: 'summaries-request',
  cut: 'summaries-cut',
  unreadable: 'summaries-unreadable',
  spent: 'tokens-spent',
  'asked-enough': 'summaries-asked-enough',
  ended: null,
} as const satisfies Record<Hindrance, string | null>;

/** All there are. */
export const HINDRANCES = Object.keys(SENTENCES) as Hindrance[];

/** Null where there is nothing to say: a person ended it. */
export function sentenceOf(
  { hindrance, reason }: Pick<Setback, 'hindrance' | 'reason'>,
  config: Config,
): UserError | null {
  const key = SENTENCES[hindrance];
  if (key === null) return null;
  return new UserError(key, {
    reason: reason.replace(/[.\s]+$/, ''),
    model: config.LLM_MODEL,
    address: withoutSecrets(config, config.LLM_BASE_URL),
    longest: config.LLM_MAX_TOKENS,
  });
}
