// The four layouts of a digest, each as its readers see it.
import { describe, expect, it } from 'vitest';
import { goRound } from '../../src/daily/schedule.ts';
import type { Channel } from '../../src/playground/actors/channel.ts';
import { closeDay, PAPERS } from './digests.ts';
import { readingGroup } from './reading-group.ts';
import { NOON, setUp } from './stage.ts';

const CLOSED = NOON + 60_000;

const group = readingGroup({ digests: [], channel: 'lounge' });

async function postTo(channel: Channel, layout: string, fields: Readonly<Record<string, string>> = {}) {
  await setUp(group.ada, channel, { layout, language: 'en' }, fields);
  await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
  group.now = CLOSED;
  await goRound(group.stage.bot.app, undefined, false);
}

describe('cards', () => {
  it('are a message for each of the first papers, and one that lists the others', async () => {
    const channel = group.guild.channel('papers');
    await postTo(channel, 'cards', { cards: '1' });
    expect(channel.transcript()).toMatchInlineSnapshot(`
      "paperboy (edited):
        │ Daily Papers · Wednesday, January 24, 2024 <https://huggingface.co/papers/date/2024-01-24>
        │ 3 papers, best first · vote with 👍 on the cards
        │
        │ [**1**](https://discord.com/channels/<id>/<id>/<id>) [Trees that Speak](https://arxiv.org/abs/2403.00001) ▲ 42
        │ -# Trees are found to speak when nobody listens.
        │ **2** [Stones that Listen](https://arxiv.org/abs/2403.00002) ▲ 9
        │ -# A stone hears more than was thought.
        │ **3** [Rivers of Data](https://arxiv.org/abs/2403.00003) ▲ 5
        │ -# Data flows downhill.
        [▾ Open a paper…: 1. Trees that Speak | 2. Stones that Listen | 3. Rivers of Data]
      paperboy:
        │ Trees that Speak <https://arxiv.org/abs/2403.00001>
        │ -# Ada Lovelace, Mina Kim
        │ **Trees are found to speak when nobody listens.**
        │ -# AI summary by Hugging Face
        │ (image https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2403.00001.png)
        │ – #1 · ▲ 42 · Speech · Forests
        [Details] [PDF ↗ https://arxiv.org/pdf/2403.00001] [Hugging Face ↗ https://huggingface.co/papers/2403.00001] [🔖 Save] [💬 Discuss]
        👍 1"
    `);
  });
});

describe('a thread', () => {
  it('begins at the header and holds the cards', async () => {
    const channel = group.guild.channel('papers');
    await postTo(channel, 'thread', { cards: '1' });
    expect(channel.transcript()).toMatchInlineSnapshot(`
      "paperboy (edited):
        │ Daily Papers · Wednesday, January 24, 2024 <https://huggingface.co/papers/date/2024-01-24>
        │ 3 papers, best first · vote with 👍 on the cards
        │
        │ [**1**](https://discord.com/channels/<id>/<id>/<id>) [Trees that Speak](https://arxiv.org/abs/2403.00001) ▲ 42
        │ -# Trees are found to speak when nobody listens.
        │ **2** [Stones that Listen](https://arxiv.org/abs/2403.00002) ▲ 9
        │ -# A stone hears more than was thought.
        │ **3** [Rivers of Data](https://arxiv.org/abs/2403.00003) ▲ 5
        │ -# Data flows downhill.
        [▾ Open a paper…: 1. Trees that Speak | 2. Stones that Listen | 3. Rivers of Data]
        🧵 Daily Papers · Wednesday, January 24, 2024 (1)"
    `);
    const [thread] = channel.threads();
    expect(thread?.name).toBe('Daily Papers · Wednesday, January 24, 2024');
    expect(thread?.transcript()).toMatchInlineSnapshot(`
      "paperboy:
        │ Trees that Speak <https://arxiv.org/abs/2403.00001>
        │ -# Ada Lovelace, Mina Kim
        │ **Trees are found to speak when nobody listens.**
        │ -# AI summary by Hugging Face
        │ (image https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2403.00001.png)
        │ – #1 · ▲ 42 · Speech · Forests
        [Details] [PDF ↗ https://arxiv.org/pdf/2403.00001] [Hugging Face ↗ https://huggingface.co/papers/2403.00001] [🔖 Save]
        👍 1"
    `);
  });
});

describe('a forum', () => {
  it('gets a post for each paper, tagged where a tag is about it', async () => {
    const forum = group.guild.channel('papers', { type: 'forum' });
    forum.tag('speech');
    forum.tag('Cooking');
    await postTo(forum, 'forum', { cards: '2' });
    const posts = forum.threads().map((post) => `# ${post.name} [${post.tags}]\n${post.transcript()}`);
    expect(posts.join('\n')).toMatchInlineSnapshot(`
      "# Stones that Listen [speech]
      paperboy:
        │ Stones that Listen <https://arxiv.org/abs/2403.00002>
        │ -# Ada Lovelace
        │ **A stone hears more than was thought.**
        │ -# AI summary by Hugging Face
        │ (image https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2403.00002.png)
        │ – #2 · ▲ 9 · Speech
        [Details] [PDF ↗ https://arxiv.org/pdf/2403.00002] [Hugging Face ↗ https://huggingface.co/papers/2403.00002] [🔖 Save]
        👍 1
      # Trees that Speak [speech]
      paperboy:
        │ Trees that Speak <https://arxiv.org/abs/2403.00001>
        │ -# Ada Lovelace, Mina Kim
        │ **Trees are found to speak when nobody listens.**
        │ -# AI summary by Hugging Face
        │ (image https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2403.00001.png)
        │ – #1 · ▲ 42 · Speech · Forests
        [Details] [PDF ↗ https://arxiv.org/pdf/2403.00001] [Hugging Face ↗ https://huggingface.co/papers/2403.00001] [🔖 Save]
        👍 1
      # Daily Papers · Wednesday, January 24, 2024 []
      paperboy (edited):
        │ Daily Papers · Wednesday, January 24, 2024 <https://huggingface.co/papers/date/2024-01-24>
        │ 3 papers, best first · vote with 👍 on the cards
        │
        │ [**1**](https://discord.com/channels/<id>/<id>/<id>) [Trees that Speak](https://arxiv.org/abs/2403.00001) ▲ 42
        │ -# Trees are found to speak when nobody listens.
        │ [**2**](https://discord.com/channels/<id>/<id>/<id>) [Stones that Listen](https://arxiv.org/abs/2403.00002) ▲ 9
        │ -# A stone hears more than was thought.
        │ **3** [Rivers of Data](https://arxiv.org/abs/2403.00003) ▲ 5
        │ -# Data flows downhill.
        [▾ Open a paper…: 1. Trees that Speak | 2. Stones that Listen | 3. Rivers of Data]"
    `);
  });
});

describe('compact', () => {
  it('is one list, with a menu that opens a paper', async () => {
    const channel = group.guild.channel('papers');
    await postTo(channel, 'compact');
    expect(channel.transcript()).toMatchInlineSnapshot(`
      "paperboy:
        │ Daily Papers · Wednesday, January 24, 2024 <https://huggingface.co/papers/date/2024-01-24>
        │ 3 papers, best first · open one in the menu to read and vote
        │
        │ **1** [Trees that Speak](https://arxiv.org/abs/2403.00001) ▲ 42
        │ -# Trees are found to speak when nobody listens.
        │ **2** [Stones that Listen](https://arxiv.org/abs/2403.00002) ▲ 9
        │ -# A stone hears more than was thought.
        │ **3** [Rivers of Data](https://arxiv.org/abs/2403.00003) ▲ 5
        │ -# Data flows downhill.
        [▾ Open a paper…: 1. Trees that Speak | 2. Stones that Listen | 3. Rivers of Data]"
    `);
  });
});

describe('the header', () => {
  it('keeps its titles to itself where the server blocks one, and gives the day as a Markdown document', async () => {
    const channel = group.guild.channel('papers');
    group.world.weather.automod('Trees');
    await postTo(channel, 'cards');
    const [header] = channel.messages();
    expect(header?.embed?.description).toBe('3 papers, best first · vote with 👍 on the cards');
    if (!header) throw new Error('no header');
    const answer = await group.mina.click(header, 'As Markdown');
    expect(answer.message.data.attachments.map(({ filename }) => filename)).toEqual(['2024-01-24.en.md']);
    expect(answer.ephemeral).toBe(true);
  });
});

describe('"Discuss" on a card', () => {
  it('opens a thread about the paper once, and leads there ever after', async () => {
    const channel = group.guild.channel('papers');
    await postTo(channel, 'cards');
    const [, card] = channel.messages();
    if (!card) throw new Error('no card');
    const answer = await group.mina.click(card, /Discuss/);
    expect(channel.threads().map(({ name }) => name)).toEqual(['Trees that Speak']);
    expect(answer.transcript()).toMatchInlineSnapshot(
      `"paperboy (only Mina can see this): 여기에서 이야기해 보세요: #Trees that Speak"`,
    );
    expect((await group.ada.click(card, /Discuss/)).ephemeral).toBe(true);
    expect(channel.threads()).toHaveLength(1);
  });

  it('says what to do where the bot may open no thread', async () => {
    const channel = group.guild.channel('papers');
    await postTo(channel, 'cards');
    channel.deny(group.guild.botRole, 'CreatePublicThreads');
    const [, card] = channel.messages();
    if (!card) throw new Error('no card');
    expect((await group.ada.click(card, /Discuss/)).transcript()).toContain('Create Public Threads');
  });
});
