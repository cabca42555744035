// Every message that the bot would post for the real papers: taken by Discord, pinging nobody, its links and words intact.
import type { APIEmbed, RESTPostAPIChannelMessageJSONBody } from 'discord.js';
import {
  CreateForumThreadRequestSchema,
  CreateTextThreadWithoutMessageRequestSchema,
  MessageCreateRequestSchema,
} from 'discord-api-spec/zod';
import { describe, expect, it } from 'vitest';
import { GIST } from '../../../src/discord/views/card.ts';
import { TEXT_LANGUAGES } from '../../../src/locale/texts.ts';
import type { Digest, Entry } from '../../../src/model/digest.ts';
import { arxivUrl } from '../../../src/model/paper.ts';
import { firstSentences } from '../../../src/model/sentences.ts';
import { LAYOUTS, MOST_CARDS, type SummaryLength } from '../../../src/model/subscription.ts';
import type { Bullet } from '../../../src/model/summary.ts';
import { parseBlocks } from '../../../src/playground/page/client/markdown/blocks.ts';
import { parseInline } from '../../../src/playground/page/client/markdown/inline.ts';
import type { Block, Inline, List } from '../../../src/playground/page/client/markdown/tree.ts';
import { readBody } from '../../../src/playground/rest/body.ts';
import { checkMessage, requireSomething } from '../../../src/playground/rest/check-message.ts';
import { Form } from '../../../src/playground/rest/form.ts';
import { NO_DATA } from '../../real-data.ts';
import { isWhole, sample } from '../../sample.ts';
import { digests, type Posted, posted } from './posted.ts';

type Message = RESTPostAPIChannelMessageJSONBody;

const ROLE = '1234567890';

/** As many cards as there can be with whole summaries, and what a new subscription gets. */
const FORMS = [
  { cards: MOST_CARDS, summary: 'full' },
  { cards: 5, summary: 'short' },
] as const;

const ALL_PLANS = LAYOUTS.flatMap((layout) =>
  TEXT_LANGUAGES.flatMap((language) => FORMS.map((form) => ({ layout, language, ...form, mention: ROLE }))),
);

/** Each layout, form and language at least once. */
const SOME_PLANS = LAYOUTS.flatMap((layout, index) => [
  { layout, language: 'ko', cards: MOST_CARDS, summary: 'full' as const, mention: ROLE },
  {
    layout,
    language: ['en', 'ja', 'zh-CN', 'en'][index] ?? 'en',
    cards: 5,
    summary: 'short' as const,
    mention: ROLE,
  },
]);

const PLANS = isWhole ? ALL_PLANS : SOME_PLANS;

const name = ({ layout, language, cards, summary }: (typeof PLANS)[number]) =>
  `${layout}, ${cards} cards, ${summary}, ${language}`;

describe.skipIf(NO_DATA)(`the real papers ${NO_DATA ?? ''}`, () => {
  const all = digests();

  it('are all there', () => {
    expect(all).toHaveLength(182);
    expect(all.flatMap(({ entries }) => entries)).toHaveLength(2836);
  });

  describe.each(PLANS.map((plan, nth) => ({ name: name(plan), plan, nth })))('$name', ({ plan, nth }) => {
    const some = sample(all, 4, nth >> 1);

    it('break no rule of Discord, ping only the role that an admin chose, and keep their words and links', async () => {
      const wrong: string[] = [];
      let papers = 0;
      for (const digest of some) {
        const requests = await posted(digest, plan);
        for (const request of requests) {
          const found = [...violations(request), ...pings(request), ...damage(request, digest, plan.summary)];
          wrong.push(...found.map((each) => `${digest.date} ${request.draft.part}: ${each}`));
        }
        papers += mentioned(requests);
      }
      expect(wrong).toEqual([]);
      expect(papers).toBe(some.flatMap(({ entries }) => entries).length);
    });
  });
});

/** What Discord would refuse, by its own schema and the limits that it leaves out. */
function violations({ route, body }: Posted): string[] {
  try {
    if (/\/messages\/\d+\/threads$/.test(route)) readBody(CreateTextThreadWithoutMessageRequestSchema, body);
    else if (/\/threads$/.test(route)) {
      const post = readBody<{ message: Message; name: string }>(CreateForumThreadRequestSchema, body);
      checkWhole(post.message);
    } else checkWhole(readBody<Message>(MessageCreateRequestSchema, body));
    return [];
  } catch (error) {
    return [JSON.stringify(error)];
  }
}

function checkWhole(message: Message): void {
  const form = new Form();
  checkMessage(form, message as Parameters<typeof checkMessage>[1], {
    path: [],
    fileNames: new Set(),
    v2: false,
  });
  form.throwIfWrong();
  const { content = '', embeds = [], components = [] } = message;
  requireSomething({
    content: content ?? '',
    embeds: embeds ?? [],
    components: components ?? [],
    attachments: [],
  });
}

function messageOf({ route, body }: Posted): Message | null {
  if (/\/messages$/.test(route)) return body as Message;
  return 'message' in (body as object) ? (body as { message: Message }).message : null;
}

/** Only the first message may name the role, in its own words. */
function pings(request: Posted): string[] {
  const message = messageOf(request);
  if (!message) return [];
  const { content = '', allowed_mentions } = message;
  const roles = content?.startsWith(`<@&${ROLE}>`) ? [ROLE] : [];
  const allowed = JSON.stringify(allowed_mentions) === JSON.stringify({ parse: [], roles, users: [] });
  const others = /@(?:everyone|here)|<@(?!&1234567890>)/.test(content ?? '');
  return [...(allowed ? [] : ['it may ping']), ...(others ? ['it tries to ping'] : [])];
}

/** How many papers are in these messages: with a card, or in a list. */
function mentioned(requests: readonly Posted[]): number {
  const ids = requests.flatMap((request) => {
    const message = messageOf(request);
    if (!message) return [];
    return request.draft.paperId ? [request.draft.paperId] : optionsOf(message).map(({ value }) => value);
  });
  return new Set(ids).size;
}

function optionsOf({ components }: Message): { value: string; label: string }[] {
  return (components as { components: { options?: { value: string; label: string }[] }[] }[]).flatMap((row) =>
    row.components.flatMap(({ options }) => options ?? []),
  );
}

/** Where what Discord shows is not what the digest says. */
function damage(request: Posted, { entries }: Digest, length: SummaryLength): string[] {
  const message = messageOf(request);
  const embed = message?.embeds?.[0];
  if (!message || !embed) return [];
  const entry = entries.find(({ id }) => id === request.draft.paperId);
  try {
    if (entry) return damageOfCard(embed, entry, length);
    const listed = optionsOf(message).map(({ value }) => entries.find(({ id }) => id === value) as Entry);
    return damageOfHeader(message.embeds ?? [], listed);
  } catch (error) {
    return [String(error)];
  }
}

function damageOfCard(
  { title = '', url, description = '' }: APIEmbed,
  entry: Entry,
  length: SummaryLength,
): string[] {
  const { id } = entry;
  const wrong = url === arxivUrl(id) ? [] : [`the title of ${id} leads to ${url}`];
  if (words(parseInline(title)) !== entry.title) wrong.push(`${entry.title} is shown as ${title}`);
  // The authors stand in small print above.
  const [, ...said] = parseBlocks(description).flatMap(linesOf);
  const meant = length === 'full' ? wholeOf(entry) : gistOf(entry);
  for (const [index, line] of meant.entries())
    if (said[index] !== line) wrong.push(`${id} says ${said[index]} instead of ${line}`);
  return wrong;
}

const spoken = ({ label, text }: Bullet) => squeeze(label === null ? text : `${label} ${text}`);

function wholeOf({ summary }: Entry): string[] {
  return summary.bullets.map(spoken);
}

/** The real digests have no TL;DR: the first bullet is the gist, and three follow. */
function gistOf({ summary }: Entry): string[] {
  const [first, ...others] = summary.bullets.filter(({ depth }) => depth === 0);
  const three = others
    .slice(0, 3)
    .map((bullet) => spoken({ ...bullet, text: firstSentences(bullet.text, GIST.bullet) }));
  return first ? [squeeze(firstSentences(first.text, GIST.tldr)), ...three] : [];
}

/** Each paper's title, linked; all of them shortened alike, if at all. */
function damageOfHeader(embeds: readonly APIEmbed[], listed: readonly Entry[]): string[] {
  const blocks = parseBlocks(embeds.map(({ description = '' }) => description).join('\n'));
  const links = blocks.flatMap((block) => (block.kind === 'paragraph' ? block.inner : [])).filter(isLink);
  const own = links.filter(({ url }) => url.startsWith('https://arxiv.org/'));
  const lines = listed.slice(0, 50);
  const wrong = own.length === lines.length ? [] : [`${own.length} links for ${listed.length} papers`];
  for (const [index, { id, title }] of lines.entries()) {
    const link = own[index];
    if (link?.url !== arxivUrl(id)) wrong.push(`${id} leads to ${link?.url}`);
    const shown = words(link?.inner ?? []);
    const isCut = shown.endsWith('…') && wide(title).startsWith(shown.slice(0, -1).trimEnd());
    if (shown !== wide(title) && !isCut) wrong.push(`${title} is shown as ${shown}`);
  }
  return wrong;
}

const isLink = (node: Inline) => node.kind === 'link';

/** Brackets are shown in their wide form inside a link. */
const wide = (text: string) => text.replaceAll('[', '［').replaceAll(']', '］');

/** What is read: throws at markup that the bot didn't put there. */
function words(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return node.text;
      if (node.kind === 'link' || node.kind === 'bold') return words(node.inner);
      throw new Error(`${node.kind} in ${JSON.stringify(nodes)}`);
    })
    .join('');
}

function linesOf(block: Block): string[] {
  if (block.kind === 'list') return block.items.flatMap(itemLines);
  if (block.kind === 'paragraph' || block.kind === 'small') return [squeeze(words(block.inner))];
  throw new Error(`${block.kind} in a summary`);
}

function itemLines({ inner, lists }: List['items'][number]): string[] {
  return [squeeze(words(inner)), ...lists.flatMap(linesOf)];
}

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();
