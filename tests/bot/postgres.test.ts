// A day of the bot whose truth is kept by PostgreSQL. DATABASE=postgres runs all other chats on it, too.
import { expect, it } from 'vitest';
import { search } from '../../src/search/search.ts';
import { tallyVotes } from '../../src/store/votes.ts';
import { onPostgres } from '../postgres/databases.ts';
import { closeDay, PAPERS } from './digests.ts';
import { readingGroup } from './reading-group.ts';
import { NOON, setUp } from './stage.ts';

const MINUTE = 60_000;

onPostgres(() => {
  const group = readingGroup({ channel: 'lounge', onPostgres: true });

  it('posts a day once, counts votes, finds papers at once, and remembers all of it', async () => {
    const papers = group.guild.channel('papers');
    await setUp(group.ada, papers, { language: 'en' });
    await closeDay(group.stage, '2024-01-24', PAPERS, NOON + MINUTE);
    await group.round(NOON + MINUTE);
    const titles = () => papers.messages().map(({ embed }) => embed?.title);
    const posted = titles();
    expect(posted).toHaveLength(4);

    const card = papers.messages().find(({ embed }) => embed?.title?.includes('Trees'));
    if (card) await group.mina.react(card, '👍');
    const votes = async () =>
      (await tallyVotes(group.stage.store, group.guild.id, ['2403.00001'])).get('2403.00001');
    await group.world.until(async () => (await votes())?.up === 1);
    expect((await group.mina.slash('/papers search', { query: 'speech' })).transcript()).toMatch(
      /Trees[\s\S]*Stones/,
    );
    await group.mina.slash('/follow keyword', { words: 'rivers' });

    await group.stage.restart(() => card && group.ada.react(card, '👍'));
    await group.round(NOON + 2 * MINUTE);
    expect(titles()).toEqual(posted);
    await group.world.until(async () => (await votes())?.up === 2);
    expect((await group.mina.slash('/follow list')).transcript()).toContain('rivers');
    expect((await group.mina.slash('/papers top', { by: 'votes' })).transcript()).toContain(
      'Trees that Speak',
    );
    const { ids } = await search(group.stage.index.db, { text: 'stones' }, { limit: 5, offset: 0 });
    expect(ids).toEqual(['2403.00002']);
  });
});
