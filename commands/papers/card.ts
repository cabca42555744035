// The full card of one paper: its summary in each language at hand, its facts, and where else it is.
import { type APIEmbed, ComponentType, messageLink, type REST, Routes } from 'discord.js';
import { isGone } from '../../src/discord/errors.ts';
import type { Call } from '../../src/discord/interactions/call.ts';
import { authorLine, summaryText } from '../../src/discord/views/card.ts';
import { upvoteFacts } from '../../src/discord/views/count-text.ts';
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
import { arxivUrl, huggingFaceUrl, pdfUrl, type SummarisedPaper } from '../../src/model/paper.ts';
import { truncate } from '../../src/model/text.ts';
import { abstractById, papersById } from '../../src/store/papers.ts';
import { findPost, type Place } from '../../src/store/posts.ts';
import { voteRules } from '../../src/store/servers.ts';
import { summaryVersions, versionName } from '../../src/store/summary-versions.ts';
import { tallyVotes, voteOf } from '../../src/store/votes.ts';
import { languageMenu } from './language-menu.ts';

/** The abstract and the fields need the rest of a message's 6,000 characters. */
const LONGEST_SUMMARY = 2_600;

/** How much of a field the names of all authors, and the keywords, may take before they are escaped. */
const LONGEST_LIST = 500;

/** How long it may take to look whether a card is still there, in milliseconds: an answer is awaited. */
const LOOKED_FOR_MS = 1_000;

/** What the menu of what can be followed offers. */
const MOST_AUTHORS = 10;
const MOST_KEYWORDS = 10;

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
  const abstract = await abstractById(app.store, id);
  const votes = await votesFor(call, id);
  const post = options.isPosted ? [] : await postLink(call, id);
  const links = rows([
    ...linksOf(paper, call),
    ...post,
    ...(options.isShared ? [] : [notForMeButton(id, call)]),
  ]);
  const own = options.isShared
    ? [action(buttonId('paper', id), say('show.mine'), { emoji: '🔎' })]
    : [...memberButtons(id, votes, say), similarButton(id, call)];
  const menu =
    versions.length > 1 && !options.isShared ? [row(languageMenu(id, versions, summary, say))] : [];
  return {
    embeds: [embedOf(paper, votes, call), ...(options.isShared ? [] : abstractOf(abstract, call))],
    components: [
      ...menu,
      row(...own, citeButton(id)),
      ...links,
      ...(options.isShared ? [] : followMenu(paper, call)),
    ],
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
    ...upvoteFacts(upvotes).map((value) => ({ name: say('show.upvotes'), value })),
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
    description: summaryText(summary, say, LONGEST_SUMMARY),
    fields: [
      names,
      ...(about ? [{ name: say('show.keywords'), value: escapeText(about) }] : []),
      ...facts.map((fact) => ({ ...fact, inline: true })),
    ],
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
    linkButton('PDF', pdfUrl(id)),
    ...(isListed ? [linkButton('Hugging Face', huggingFaceUrl(id))] : []),
    ...others.flatMap(([label, url]) => foreignLink(label, url)),
  ];
}

/** A message's embeds hold 6,000 characters together; the summary may take most of them. */
const LONGEST_ABSTRACT = 1_300;

function abstractOf(abstract: string | null, { say }: Call): APIEmbed[] {
  if (abstract === null) return [];
  return [{ title: say('show.abstract'), description: escapeToFit(abstract, LONGEST_ABSTRACT) }];
}

/** Where it is from, its first authors and its keywords, each followed in one tap. */
function followMenu(
  { authors, keywords, organization }: SummarisedPaper,
  { say }: Call,
): ReturnType<typeof row>[] {
  const options = [
    ...(organization === null
      ? []
      : [
          {
            label: truncate(say('show.followOrganization', { name: organization }), LIMIT.choice),
            value: `organization:${organization}`,
          },
        ]),
    ...authors.slice(0, MOST_AUTHORS).map((name) => ({
      label: truncate(say('show.followAuthor', { name }), LIMIT.choice),
      value: `author:${name}`,
    })),
    ...keywords.slice(0, MOST_KEYWORDS).map((word) => ({
      label: truncate(say('show.followKeyword', { word }), LIMIT.choice),
      value: `keyword:${word}`,
    })),
  ].filter(({ value }) => value.length <= LIMIT.choice);
  const distinct = [...new Map(options.map((option) => [option.value, option])).values()];
  if (distinct.length === 0) return [];
  return [
    row({
      type: ComponentType.StringSelect,
      custom_id: buttonId('follow-topic'),
      placeholder: say('show.follow'),
      options: distinct,
    }),
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

function notForMeButton(id: string, { say }: Call): Button {
  return action(buttonId('not-for-me', id), say('show.notForMe'), { emoji: '🚫' });
}

/** Where Discord doesn't say, the card is taken to be there. */
async function isDeleted(rest: REST, { channelId, messageId }: Place): Promise<boolean> {
  const signal = AbortSignal.timeout(LOOKED_FOR_MS);
  const isThere = (error: unknown) => !isGone(error);
  return !(await rest.get(Routes.channelMessage(channelId, messageId), { signal }).then(() => true, isThere));
}
