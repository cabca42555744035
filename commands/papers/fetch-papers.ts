// Papers that nobody listed are fetched from arXiv when a member asks for them, and known from then on.
import type { Call } from '../../src/discord/interactions/call.ts';
import { UserError } from '../../src/model/errors.ts';
import { type ArxivPaper, arxivUrl } from '../../src/model/paper.ts';
import type { Summary } from '../../src/model/summary.ts';
import { SourceError } from '../../src/source/source.ts';
import { paperExists } from '../../src/store/papers.ts';
import { saveFetched } from '../../src/store/save-fetched.ts';
import { extractSummary } from '../../src/summary/extract.ts';

/** Makes known what arXiv has of these ids. Throws a UserError where it doesn't answer. */
export async function fetchUnknown({ app }: Pick<Call, 'app'>, ids: readonly string[]): Promise<void> {
  const unknown: string[] = [];
  for (const id of ids) if (!(await paperExists(app.store, id))) unknown.push(id);
  if (unknown.length === 0 || app.fetchPapers === null) return;
  const papers = await app.fetchPapers(unknown).catch((error: unknown) => {
    if (!(error instanceof SourceError)) throw error;
    app.log.warn({ reason: error.message, papers: unknown }, 'arXiv does not answer');
    throw new UserError('arxiv-away', { papers: unknown.join(', ') });
  });
  const wanted = papers.filter(({ id }) => unknown.includes(id));
  await saveFetched(
    app.store,
    wanted.map((paper) => ({ paper, summary: summaryOf(paper) })),
    app.now(),
  );
  await app.index.refresh();
}

/** Makes known what was named. Throws a UserError where there is none of it. */
export async function fetchNamed({ app }: Pick<Call, 'app'>, ids: readonly string[]): Promise<void> {
  await fetchUnknown({ app }, ids);
  for (const id of ids) if (await paperExists(app.store, id)) return;
  const [first] = ids;
  if (first === undefined) return;
  throw app.fetchPapers === null
    ? new UserError('paper-unseen', { paper: first, url: arxivUrl(first) })
    : new UserError('arxiv-unknown', { papers: ids.join(', ') });
}

/** Sentences of the abstract; of a paper that was withdrawn first of all why. */
function summaryOf({ title, abstract, withdrawn }: ArxivPaper): Summary {
  const summary = extractSummary({ title, abstract });
  return withdrawn === null ? summary : { ...summary, tldr: withdrawn };
}
