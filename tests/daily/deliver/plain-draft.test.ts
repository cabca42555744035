// What is sent of a card that Discord finds malformed.
import { DiscordAPIError, type DiscordErrorData } from 'discord.js';
import { expect, it } from 'vitest';
import type { Draft } from '../../../src/daily/deliver/drafts.ts';
import { plainDraft } from '../../../src/daily/deliver/plain-draft.ts';

const DRAFT: Draft = {
  part: 1,
  place: 'forum',
  paperId: '2403.00001',
  shows: 'written en',
  name: 'Trees that Speak',
  keywords: [],
  seeded: true,
  votesShown: null,
  payload: { embeds: [{ title: 'Trees that Speak' }] },
  plain: { content: 'Trees that Speak' },
};

const refusal = (errors: DiscordErrorData['errors']) =>
  new DiscordAPIError(
    { message: 'no', code: 50_035, ...(errors && { errors }) },
    50_035,
    400,
    'POST',
    'https://discord.com',
    {},
  );

it('is text, and is never drawn again', () => {
  const plain = plainDraft(DRAFT, refusal(undefined));
  expect(plain).toMatchObject({
    payload: { content: 'Trees that Speak' },
    name: 'Trees that Speak',
    shows: null,
  });
  expect(plain.payload.embeds).toBeUndefined();
});

it('has the paper’s id for a name where its name is what Discord doesn’t take', () => {
  const error = { code: 'WORDS', message: 'Contains words not allowed for servers in Server Discovery' };
  expect(plainDraft(DRAFT, refusal({ name: { _errors: [error] } })).name).toBe('arXiv 2403.00001');
});
