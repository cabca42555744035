// paperboy resummarise ID|DAY [--language L] [--hide]: makes summaries anew, or hides them, and draws their cards again.
import { REST } from 'discord.js';
import type { Collector } from '../daily/collect/collect.ts';
import { languagesInUse } from '../daily/collect/languages.ts';
import { writePending } from '../daily/collect/write-documents.ts';
import type { CardEditor } from '../daily/summaries/redraw.ts';
import { hideAll, type Resummarised, resummariseAll } from '../daily/summaries/resummarise-all.ts';
import type { Db } from '../database/schema.ts';
import { counted } from '../model/counted.ts';
import { parseDay } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { parsePaperId } from '../model/paper-id.ts';
import { paperIdsOf } from '../store/digests.ts';
import { paperExists } from '../store/papers.ts';
import { createCollector } from './collector.ts';
import { type Run, readArgs, type SpokenJob, UsageError } from './job.ts';
import { openLibrary } from './open-library.ts';

export const run: Run<SpokenJob> = async (job) => {
  const { values, positionals } = readArgs(job.args, {
    language: { type: 'string' },
    hide: { type: 'boolean', default: false },
    json: { type: 'boolean' },
  });
  const [what, ...more] = positionals;
  if (what === undefined || more.length > 0)
    throw new UsageError('Which paper or day? npm run -s paperboy -- resummarise ID|DAY');
  if (!values.hide && job.config.LLM_MODEL === '') throw new UserError('no-model');
  const library = await openLibrary(job);
  const { store } = library;
  try {
    const collector = createCollector(job, library);
    const ids = await findPapers(collector, what);
    const languages = values.language
      ? [values.language]
      : await languagesInUse(store, job.config.DIGEST_LANGUAGE);
    const wrong = ids.flatMap((paperId) => languages.map((language) => ({ paperId, language })));
    const editor = easelOf(job, store);
    const { left, stopped, ...done } = await (values.hide ? hideAll : resummariseAll)(
      collector,
      editor,
      wrong,
    );
    await writePending(collector);
    job.out(values.json ? `${JSON.stringify(done)}\n` : report({ ...done, left }));
    if (stopped) throw stopped;
    return done.failed > 0 ? 1 : 0;
  } finally {
    await library.close();
  }
};

async function findPapers({ store }: Collector, what: string): Promise<string[]> {
  const date = parseDay(what);
  if (date) {
    const ids = await paperIdsOf(store, date);
    if (ids.length === 0) throw new UserError('no-digest', { date });
    return ids;
  }
  const id = parsePaperId(what);
  if (id === null || !(await paperExists(store, id))) throw new UserError('paper-unknown', { paper: what });
  return [id];
}

/** Null without a token: what is on Discord stays as it is then. */
function easelOf({ config, texts, now }: SpokenJob, store: Db): CardEditor | null {
  if (config.DISCORD_TOKEN === '') return null;
  const rest = new REST({ api: config.DISCORD_API_URL }).setToken(config.DISCORD_TOKEN);
  return { store, texts, now, rest };
}

function report({ made, hidden, failed, left, cards }: Omit<Resummarised, 'stopped'>): string {
  const rest = left > 0 ? `, ${left} not tried` : '';
  return `${counted(made, 'summary', 'summaries')} made, ${hidden} hidden, ${failed} failed${rest}; ${counted(cards, 'card')} drawn again.\n`;
}
