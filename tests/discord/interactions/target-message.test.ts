// What is read of a message on whose menu a command is used: text, embeds, what it forwards, and components of any depth.
import type { APIMessage } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { readTarget } from '../../../src/discord/interactions/target-message.ts';

const message = (parts: object) => ({ id: '1', content: '', embeds: [], ...parts }) as unknown as APIMessage;

describe('the message that a menu is used on', () => {
  it('is read with the messages that it forwards', () => {
    const forwarded = { content: 'see 2403.00001', embeds: [{ url: 'https://arxiv.org/abs/2403.00002' }] };
    expect(readTarget(message({ message_snapshots: [{ message: forwarded }, { message: {} }] }))).toEqual({
      id: '1',
      content: 'see 2403.00001',
      titleLinks: ['https://arxiv.org/abs/2403.00002'],
      others: [],
    });
  });

  it('is read with its components, however deep', () => {
    const button = { type: 2, style: 5, url: 'https://arxiv.org/abs/2403.00003' };
    const section = {
      type: 9,
      components: [{ type: 10, content: 'read 2403.00001' }],
      accessory: button,
    };
    const gallery = {
      type: 12,
      items: [{ media: { url: 'https://x.org/a.png' }, description: 'of 2403.00002' }],
    };
    const components = [{ type: 17, components: [section, gallery, { type: 1, components: [button] }] }];
    const read = readTarget(message({ components }));
    expect(read.content).toBe('read 2403.00001');
    expect(read.others).toContain('https://arxiv.org/abs/2403.00003');
    expect(read.others).toContain('of 2403.00002');
  });

  it('may have parts of any form, and nested without end', () => {
    let nested: object = { type: 10, content: 'deep' };
    for (let depth = 0; depth < 1000; depth++) nested = { type: 17, components: [nested] };
    expect(readTarget(message({ components: [nested, 7, null, { content: 3, components: 'x' }] }))).toEqual({
      id: '1',
      content: '',
      titleLinks: [],
      others: [],
    });
  });
});
