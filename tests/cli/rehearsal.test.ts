// "Tomorrow" in the playground's drawer: a stored day stands in for the next one, and all that a new day brings is seen.
import { describe, expect, it } from 'vitest';
import { postDay, tomorrow } from '../../src/cli/rehearsal.ts';
import { day } from '../../src/model/day.ts';
import { NOON, type Stage, setStage, setUp } from '../bot/stage.ts';

/** Both Discord and the bot go by the clock that the drawer turns. */
async function rehearse() {
  const clock: { stage?: Stage } = {};
  const now = () => NOON + (clock.stage?.playground.world.state.clock.skipped ?? 0);
  const stage = await setStage({ digests: ['digests'], now });
  clock.stage = stage;
  const { world } = stage.playground;
  const guild = world.guild({ name: 'Reading group' });
  const channel = guild.channel('papers');
  const days = ['2024-01-10', '2024-01-08', '2024-01-01'].map(day);
  const { run } = tomorrow(stage.bot, (milliseconds) => world.skip(milliseconds), days);
  return { stage, world, guild, channel, comes: run };
}

const titles = (messages: readonly { embed: { title?: string } | null | undefined }[]) =>
  messages.map(({ embed }) => embed?.title);

describe('tomorrow', () => {
  it('brings the next day, and a direct message to who follows something', async () => {
    const { stage, world, guild, channel, comes } = await rehearse();
    await using _ = stage;
    const ada = guild.member('Ada', { admin: true });
    const mina = guild.member('Mina', { locale: 'ko' });
    await setUp(ada, channel, { language: 'en' });
    await mina.slash('/follow keyword', { words: '어텐션' });
    const before = channel.messages().length;
    await comes();
    expect(titles(channel.messages().slice(before))).toEqual([
      'Daily Papers · Wednesday, January 24, 2024',
      'MagicVideo-V2: Multi-Stage High-Aesthetic Video Generation',
      'Masked Audio Generation using a Single Non-Autoregressive Transformer',
      'Lightning Attention-2: A Free Lunch for Handling Unlimited Sequence Lengths in Large Language Models',
      "Let's Go Shopping (LGS) -- Web-Scale Image-Text Dataset for Visual Concept Understanding",
      'Jump Cut Smoothing for Talking Heads',
    ]);
    expect(world.dm(mina).transcript()).toContain('Lightning Attention-2');
    await comes();
    expect(titles(channel.messages())).toContain('Daily Papers · Thursday, January 25, 2024');
    expect(titles(channel.messages())).toContain(
      'DeepSeek LLM: Scaling Open-Source Language Models with Longtermism',
    );
    expect(world.violations).toEqual([]);
  });

  it('brings the week’s favourites when it is Monday', async () => {
    const { stage, guild, channel, comes } = await rehearse();
    await using _ = stage;
    const ada = guild.member('Ada', { admin: true });
    await setUp(ada, channel, { language: 'en' });
    await stage.store.updateTable('subscriptions').set({ weekly: 1 }).execute();
    await comes();
    const [card] = channel.messages().filter(({ embed }) => embed?.title?.startsWith('Masked Audio'));
    if (!card) throw new Error('no card');
    guild.member('Grace').react(card, '👍');
    await stage.playground.world.until(() => card.reactions('👍') === 2);
    await stage.bot.votesCounted();
    for (let days = 0; days < 4; days++) await comes();
    expect(titles(channel.messages()).at(-1)).toMatch(/^What this server liked: January 22/);
    expect(channel.messages().at(-1)?.transcript()).toContain('Masked Audio Generation');
  });
});

describe('a stored day', () => {
  it('is posted at once, and only once', async () => {
    const { stage, guild, channel } = await rehearse();
    await using _ = stage;
    const action = postDay(stage.bot);
    await expect(action.run('2024-01-10')).rejects.toThrow('No channel gets digests');
    await setUp(guild.member('Ada', { admin: true }), channel, { language: 'en' });
    expect(await action.choices()).toEqual(['2024-01-22', '2024-01-10', '2024-01-08', '2024-01-01']);
    await action.run('2024-01-10');
    expect(channel.messages()).toHaveLength(6);
    await expect(action.run('2024-01-10')).rejects.toThrow('posted already');
  });
});
