// /help says what works here, to whom: admins see their part, a server its own vote emoji, direct messages what works in them.
import { expect, it } from 'vitest';
import { readingGroup } from './reading-group.ts';

const group = readingGroup({ channel: 'lounge' });

it('shows admins their part, and members what is theirs', async () => {
  expect((await group.ada.slash('/help')).transcript()).toContain('For admins: /digest setup');
  expect((await group.mina.slash('/help')).transcript()).not.toContain('관리자용');
});

it('mentions commands so that a tap puts them into the box', async () => {
  const answer = await group.mina.slash('/help');
  const said = JSON.stringify(answer.message.embed);
  expect(said).toMatch(/<\/papers search:\d+> 단어로 찾기/);
  expect(said).toMatch(/<\/follow organization:\d+>/);
  expect(said).not.toContain('`/');
  await group.stage.restart();
  expect(JSON.stringify((await group.ada.slash('/help')).message.embed)).not.toContain('`/');
});

it('names the emoji that this server votes with', async () => {
  await group.ada.slash('/votes setup', { emoji: '🔥' });
  expect((await group.ada.slash('/help')).transcript()).toContain('Vote with 🔥 on those you like.');
});

it('works in direct messages, without what works in servers alone', async () => {
  const dm = group.world.dm(group.ada);
  const answer = (await group.ada.slash('/help', {}, { in: dm })).transcript();
  expect(answer).toContain('/papers search');
  expect(answer).not.toContain('Vote with');
  expect(answer).not.toContain('/digest setup');
});
