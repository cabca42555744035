// The full card of one paper: its summary in each language at hand, its facts, and where else it is.
import { type APIEmbed, messageLink, type REST, Routes } from 'discord.js';
import { isGone } from '../../src/discord/errors.ts';
import type { Call } from '../../src/discord/interactions/call.ts';
import { authorLine, picture, summaryText } from '../../src/discord/views/card.ts';
import { escapeText, escapeToFit } from '../../src/discord/views/escape.ts';
import { memberButtons, type Votes } from '../../src/discord/views/paper-buttons.ts';
import {
  action,
  type Button,
  buttonId,
  COLOUR,
  foreignLink,
  LIMIT,
  linkButton,
  type Payload,
  row,
  rows,
} from '../../src/discord/views/payload.ts';
import { voteText } from '../../src/discord/votes/vote-text.ts';
import { UserError } from '../../src/model/errors.ts';
import { arxivUrl, huggingFaceUrl, type SummarisedPaper } from '../../src/model/paper.ts';
import { truncate } from '../../src/model/text.ts';
import { papersById } from '../../src/store/papers.ts';
import { findPost, type Place } from '../../src/store/posts.ts';
import { voteRules } from '../../src/store/servers.ts';
import { summaryVersions, versionName } from '../../src/store/summary-versions.ts';
import { tallyVotes, voteOf } from '../../src/store/votes.ts';
import { languageMenu } from './language-menu.ts';

/** How much of a field the names of all authors, and the keywords, may take before they are escaped. */
const LONGEST_LIST = 500;

/** How long it may take to look whether a card is still there, in milliseconds: an answer is awaited. */
const LOOKED_FOR_MS = 1_000;

export interface CardOptions {
  /** The summary to show, as versionName names it; default the best for the reader. */
  readonly version?: string | undefined;
  /** For everybody: without the buttons that are about the member. */
  readonly isShared?: boolean;
  /** It is opened from the server's own card. */
  readonly isPosted?: boolean;
}

/** Throws a UserError where the paper is unknown. */
export async function paperCard(call: Call, id: string, options: CardOptions = {}): Promise<Payload> {
  const { app, say } = call;
  const [known] = await papersById(app.store, [id], say.language);
  if (!known) throw new UserError('paper-unknown', { paper: truncate(id, 100) });
  const versions = await summaryVersions(app.store, id);
  const summary = versions.find((each) => versionName(each) === options.version) ?? known.summary;
  const paper = { ...known, summary };
  const votes = await votesFor(call, id);
  const post = options.isPosted ? [] : await postLink(call, id);
  const links = rows([...linksOf(paper, call), ...post]);
  const own = options.isShared
    ? [action(buttonId('paper', id), say('show.mine'), { emoji: '🔎' })]
    : [...memberButtons(id, votes, say), similarButton(id, call)];
  const menu =
    versions.length > 1 && !options.isShared ? [row(languageMenu(id, versions, summary, say))] : [];
  return {
    embeds: [embedOf(paper, votes, call)],
    components: [...menu, row(...own, citeButton(id)), ...links],
  };
}

async function votesFor({ app, guildId, memberId }: Call, id: string): Promise<Votes | null> {
  if (guildId === null) return null;
  const tally = (await tallyVotes(app.store, guildId, [id])).get(id) ?? { up: 0, down: 0 };
  const own = await voteOf(app.store, { guildId, paperId: id, memberId });
  return { rules: await voteRules(app.store, guildId), tally, own };
}

function embedOf(paper: SummarisedPaper, votes: Votes | null, { say }: Call): APIEmbed {
  const { summary, keywords, upvotes, authors } = paper;
  const facts = [
    { name: say(paper.isListed ? 'show.date' : 'show.submitted'), value: paper.date },
    ...(upvotes === null ? [] : [{ name: say('show.upvotes'), value: `▲ ${upvotes}` }]),
    ...(votes === null || votes.tally.up + votes.tally.down === 0
      ? []
      : [{ name: say('show.votes'), value: voteText(votes.tally, votes.rules) }]),
  ];
  const names = { name: say('show.authors'), value: escapeText(authorLine(authors, LONGEST_LIST, say)) };
  const about = truncate(keywords.join(', '), LONGEST_LIST);
  return {
    color: COLOUR,
    title: escapeToFit(paper.title, LIMIT.title),
    url: arxivUrl(paper.id),
    description: summaryText(summary, say),
    fields: [
      names,
      ...(about ? [{ name: say('show.keywords'), value: escapeText(about) }] : []),
      ...facts.map((fact) => ({ ...fact, inline: true })),
    ],
    // Hugging Face draws a picture of every paper that it lists.
    ...((paper.isListed || paper.image !== null) && { image: { url: picture(paper) } }),
    ...(summary.by !== null && { footer: { text: say('card.machine', { model: summary.by }) } }),
  };
}

function linksOf({ id, github, project, video, isListed }: SummarisedPaper, { say }: Call): Button[] {
  const others = [
    [say('show.code'), github],
    [say('show.project'), project],
    [`▶ ${say('card.video')}`, video],
  ] as const;
  return [
    linkButton('arXiv', arxivUrl(id)),
    linkButton('PDF', `https://arxiv.org/pdf/${id}`),
    ...(isListed ? [linkButton('Hugging Face', huggingFaceUrl(id))] : []),
    ...others.flatMap(([label, url]) => foreignLink(label, url)),
  ];
}

/** To the card that the server itself has of the paper. */
async function postLink({ app, say, guildId }: Call, id: string): Promise<Button[]> {
  const post = guildId === null ? null : await findPost(app.store, guildId, id);
  if (guildId === null || post === null || (await isDeleted(app.client.rest, post))) return [];
  return [linkButton(say('show.post'), messageLink(post.channelId, post.messageId, guildId))];
}

function citeButton(id: string): Button {
  return action(buttonId('bibtex', id), 'BibTeX', { emoji: '🎓' });
}

function similarButton(id: string, { say }: Call): Button {
  return action(buttonId('similar', id), say('show.similar'), { emoji: '🧭' });
}

/** Where Discord doesn't say, the card is taken to be there. */
async function isDeleted(rest: REST, { channelId, messageId }: Place): Promise<boolean> {
  const signal = AbortSignal.timeout(LOOKED_FOR_MS);
  const isThere = (error: unknown) => !isGone(error);
  return !(await rest.get(Routes.channelMessage(channelId, messageId), { signal }).then(() => true, isThere));
}
