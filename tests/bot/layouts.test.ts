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
  await closeDay(group.stage.store, '2024-01-24', PAPERS, CLOSED);
  group.now = CLOSED;
  await goRound(group.stage.bot.app, undefined, false);
}

describe('cards', () => {
  it('are a message for each of the first papers, and one that lists the others', async () => {
    const channel = group.guild.channel('papers');
    await postTo(channel, 'cards', { cards: '1' });
    expect(channel.transcript()).toMatchInlineSnapshot(`
      "paperboy:
        │ Daily Papers · Wednesday, January 24, 2024 <https://huggingface.co/papers/date/2024-01-24>
        │ 3 papers, best first: the first 1 as cards, the others in a list. Vote with 👍 for those you like.
        [📄 As Markdown]
      paperboy:
        │ Ada Lovelace, Mina Kim
        │ Trees that Speak <https://arxiv.org/abs/2403.00001>
        │ - Trees are found to speak when nobody listens.
        │ -# AI summary by Hugging Face, in English
        │ (image https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2403.00001.png)
        │ – #1 · 2024-01-24 · ▲ 42 upvotes
        [Details] [Hugging Face ↗ https://huggingface.co/papers/2403.00001]
        👍 1
      paperboy:
        │ More papers of 2024-01-24
        │ **2.** [Stones that Listen](https://arxiv.org/abs/2403.00002) · ▲ 9
        │ > A stone hears more than was thought.
        │
        │ **3.** [Rivers of Data](https://arxiv.org/abs/2403.00003) · ▲ 5
        │ > Data flows downhill.
        [▾ Open a paper…: 2. Stones that Listen | 3. Rivers of Data]"
    `);
  });
});

describe('a thread', () => {
  it('begins at the header and holds the cards', async () => {
    const channel = group.guild.channel('papers');
    await postTo(channel, 'thread', { cards: '1' });
    expect(channel.transcript()).toMatchInlineSnapshot(`
      "paperboy:
        │ Daily Papers · Wednesday, January 24, 2024 <https://huggingface.co/papers/date/2024-01-24>
        │ 3 papers, best first: the first 1 as cards, the others in a list. Vote with 👍 for those you like.
        [📄 As Markdown]
        🧵 Daily Papers · Wednesday, January 24, 2024 (2)"
    `);
    const [thread] = channel.threads();
    expect(thread?.name).toBe('Daily Papers · Wednesday, January 24, 2024');
    expect(thread?.transcript()).toMatchInlineSnapshot(`
      "paperboy:
        │ Ada Lovelace, Mina Kim
        │ Trees that Speak <https://arxiv.org/abs/2403.00001>
        │ - Trees are found to speak when nobody listens.
        │ -# AI summary by Hugging Face, in English
        │ (image https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2403.00001.png)
        │ – #1 · 2024-01-24 · ▲ 42 upvotes
        [Details] [Hugging Face ↗ https://huggingface.co/papers/2403.00001]
        👍 1
      paperboy:
        │ More papers of 2024-01-24
        │ **2.** [Stones that Listen](https://arxiv.org/abs/2403.00002) · ▲ 9
        │ > A stone hears more than was thought.
        │
        │ **3.** [Rivers of Data](https://arxiv.org/abs/2403.00003) · ▲ 5
        │ > Data flows downhill.
        [▾ Open a paper…: 2. Stones that Listen | 3. Rivers of Data]"
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
      "# More papers of 2024-01-24 []
      paperboy:
        │ More papers of 2024-01-24
        │ **3.** [Rivers of Data](https://arxiv.org/abs/2403.00003) · ▲ 5
        │ > Data flows downhill.
        [▾ Open a paper…: 3. Rivers of Data]
      # Stones that Listen [speech]
      paperboy:
        │ Ada Lovelace
        │ Stones that Listen <https://arxiv.org/abs/2403.00002>
        │ - A stone hears more than was thought.
        │ -# AI summary by Hugging Face, in English
        │ (image https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2403.00002.png)
        │ – #2 · 2024-01-24 · ▲ 9 upvotes
        [Details] [Hugging Face ↗ https://huggingface.co/papers/2403.00002]
        👍 1
      # Trees that Speak [speech]
      paperboy:
        │ Ada Lovelace, Mina Kim
        │ Trees that Speak <https://arxiv.org/abs/2403.00001>
        │ - Trees are found to speak when nobody listens.
        │ -# AI summary by Hugging Face, in English
        │ (image https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2403.00001.png)
        │ – #1 · 2024-01-24 · ▲ 42 upvotes
        [Details] [Hugging Face ↗ https://huggingface.co/papers/2403.00001]
        👍 1"
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
        │ 3 papers. Choose one to read its summary and vote.
        │
        │ **1.** [Trees that Speak](https://arxiv.org/abs/2403.00001) · ▲ 42
        │ > Trees are found to speak when nobody listens.
        │
        │ **2.** [Stones that Listen](https://arxiv.org/abs/2403.00002) · ▲ 9
        │ > A stone hears more than was thought.
        │
        │ **3.** [Rivers of Data](https://arxiv.org/abs/2403.00003) · ▲ 5
        │ > Data flows downhill.
        [▾ Open a paper…: 1. Trees that Speak | 2. Stones that Listen | 3. Rivers of Data]
        [📄 As Markdown]"
    `);
  });
});

describe('the header', () => {
  it('gives the day as a Markdown document', async () => {
    const channel = group.guild.channel('papers');
    await postTo(channel, 'cards');
    const [header] = channel.messages();
    if (!header) throw new Error('no header');
    const answer = await group.mina.click(header, 'As Markdown');
    expect(answer.message.data.attachments.map(({ filename }) => filename)).toEqual(['2024-01-24.en.md']);
    expect(answer.ephemeral).toBe(true);
  });
});
