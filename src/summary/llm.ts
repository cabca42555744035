// Summaries by a language model behind any endpoint that speaks OpenAI's chat completions.
import { readAnswer } from './answer.ts';
import { complain, PATIENCE_MS } from './complain.ts';
import { type ReadCompletion, readCompletion } from './completion/completion.ts';
import { costOf } from './completion/cost.ts';
import { addressOf, headersOf } from './endpoint-address.ts';
import { EndpointError, isQuotaSpent } from './endpoint-error.ts';
import { Complaint, createNegotiation } from './negotiation.ts';
import { post, type Reply } from './post.ts';
import { type ChatMessage, type Form, writePrompt } from './prompt.ts';
import { type Draft, DraftError, type Summarizer, type Task } from './summarizer.ts';
import { tokensIn } from './tokens-in.ts';
import { describeWay, isOfWay, paramsOf, simpler, type Way, wayAfter } from './way.ts';

export interface LlmOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  readonly form: Form;
  readonly fetch: typeof fetch;
  /** How long the endpoint may be silent, in milliseconds. */
  readonly silenceMs: number;
  /** How long an answer may be at most, a model's thoughts included, in tokens. */
  readonly longestAnswer: number;
  /** How often a request is made again that failed for the endpoint's sake. */
  readonly retries: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

interface Answer {
  readonly completion: ReadCompletion;
  readonly way: Way;
}

/** The pause before the first time that a request is made again, in milliseconds; each further one is four times as long. */
const PAUSE_MS = 500;

/** Whatever is in these says "later" rather than "no". */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529]);

export function llm(options: LlmOptions): Summarizer {
  const { model, form, retries, wait } = options;
  const address = addressOf(options.baseUrl, 'chat/completions');
  const headers = headersOf(address, options.apiKey);
  const negotiation = createNegotiation<Answer>(options.longestAnswer, sharedBy);

  function ask(task: Task, signal: AbortSignal): Promise<Answer> {
    const prompt = writePrompt(task, form);
    let left = retries;
    const again = async (error: EndpointError) => {
      if (error.fault !== 'away' && error.fault !== 'quota') return false;
      const pause = error.waitMs || PAUSE_MS * 4 ** (retries - left);
      if (left === 0 || error.mayCost || pause > PATIENCE_MS) return false;
      left--;
      await wait(pause, signal);
      return true;
    };
    return negotiation.request(async (known) => {
      let way = known;
      for (;;) {
        const body = { model, messages: way.hasSystem ? prompt : inOne(prompt), ...paramsOf(way) };
        try {
          const reply = await post(address, body, { ...options, headers, signal });
          return { completion: completionOf(reply, task), way };
        } catch (error) {
          const failure = error instanceof Complaint ? error.meaning : error;
          const mayPass = error instanceof Complaint ? isPassing(error, way) : true;
          if (!(failure instanceof EndpointError) || !mayPass || !(await again(failure))) throw error;
          // A server that is well may break on one paper in a form, and not without.
          const isOfPaper =
            error instanceof Complaint && error.status === 500 && negotiation.known().isProven;
          if (isOfPaper && left === 0) way = simpler(known);
        }
      }
    });
  }

  /** Throws a Complaint where it is no completion: asked in another way the endpoint may give one. */
  function completionOf(reply: Reply, task: Task): ReadCompletion {
    if (reply.status >= 300) return salvaged(reply, task) ?? complain(reply, options.now());
    const completion = readCompletion(reply.text);
    if ('trouble' in completion) {
      const meaning = new EndpointError(completion.trouble, completion.fault);
      throw completion.isError ? meaning : new Complaint(reply.status, completion.trouble, meaning);
    }
    if (!hasEnded(reply, completion))
      throw new EndpointError('the connection to the endpoint broke in its answer', 'away', {
        mayCost: true,
      });
    return completion;
  }

  function read({ texts, thoughts }: Pick<ReadCompletion, 'texts' | 'thoughts'>, task: Task) {
    const writing = { form, language: task.language, model };
    const found = [
      ...texts.map((text) => readAnswer(text, writing)),
      // Lines in thoughts are notes, not an answer.
      ...thoughts.map((text) => readAnswer(text, { ...writing, isJson: true })),
    ];
    return found.find((each) => !('reason' in each)) ?? found[0] ?? readAnswer('', writing);
  }

  /** What a model wrote where the server refused it for its form. */
  function salvaged({ text }: Reply, task: Task): ReadCompletion | null {
    const written = /"failed_generation":\s*("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
    if (written === undefined) return null;
    const said = { texts: [String(JSON.parse(written))], thoughts: [] };
    return 'reason' in read(said, task)
      ? null
      : { ...said, refusal: null, finishReason: 'stop', usage: null };
  }

  return {
    model,
    estimate: (task) => ({
      input: tokensIn(JSON.stringify(writePrompt(task, form))),
      output: negotiation.known().way.longest,
    }),
    async draft(task, signal): Promise<Draft> {
      const { completion, way } = await ask(task, signal);
      const { texts, refusal, finishReason } = completion;
      const asked = JSON.stringify({ messages: writePrompt(task, form), ...paramsOf(way) });
      const tokens = costOf(asked, completion, options.longestAnswer);
      if (refusal) throw new DraftError(`the model refused: ${refusal.slice(0, 120)}`, tokens, 'filter');
      const isCut = finishReason === 'length';
      const summary = read(completion, task);
      if (isCut || 'reason' in summary) negotiation.distrust(way, texts.length === 0);
      if (isCut) throw new DraftError(`the answer was cut off after ${tokens.output} tokens`, tokens, 'cut');
      if ('reason' in summary) throw new DraftError(summary.reason, tokens);
      negotiation.trust(way);
      return { summary, tokens };
    },
    describe() {
      const { way, isProven } = negotiation.known();
      return isProven ? describeWay(way) : null;
    },
  };
}

/** For models that know no system role. */
function inOne(messages: readonly ChatMessage[]): ChatMessage[] {
  return [{ role: 'user', content: messages.map(({ content }) => content).join('\n\n') }];
}

/** A stream that broke off looks whole to the network: half a summary could be taken for one. */
function hasEnded({ text, isWhole }: Reply, { texts, finishReason }: ReadCompletion): boolean {
  const isStream = /^data:/m.test(text);
  const isMarked = finishReason !== null || /^data: ?\[DONE\]/m.test(text);
  return isMarked || (isWhole && !isStream) || /[}\]`]\s*$/.test(texts[0] ?? '');
}

/** A form or a length that a server breaks on is changed at once; all else that may pass is asked for again. */
function isPassing({ status, text }: Complaint, way: Way): boolean {
  if (status === 429 && (wayAfter(way, status, text) !== null || isQuotaSpent(text))) return false;
  const isMended = status === 500 && isOfWay(status, text) && wayAfter(way, status, text) !== null;
  return PASSING.has(status) && !isMended;
}

/** What would meet every request; those that were not sent cost nothing. Null for what is of one request alone. */
function sharedBy(error: unknown): EndpointError | null {
  if (!(error instanceof EndpointError) || error.trouble === 'request') return null;
  return new EndpointError(error.message, error.fault, { waitMs: error.waitMs });
}
