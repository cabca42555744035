// /digest preview: the header and a card as a channel would get them, for the admin alone; made by what posts them.

import { channelMention } from 'discord.js';
import { type Draft, draftMessages } from '../../src/daily/deliver/drafts.ts';
import { preparePosting } from '../../src/daily/deliver/posting.ts';
import type { Call } from '../../src/discord/interactions/call.ts';
import { type MessageAnswer, slash } from '../../src/discord/interactions/command.ts';
import { inServer } from '../../src/discord/interactions/in-server.ts';
import { escapeText } from '../../src/discord/views/escape.ts';
import { COLOUR, type Payload } from '../../src/discord/views/payload.ts';
import type { Plan } from '../../src/model/subscription.ts';
import { voteRules } from '../../src/store/servers.ts';
import { DAY, dayOrLatest } from '../day-option.ts';
import { oneOf } from './one-of.ts';
import { WHICH } from './which.ts';

const one = oneOf('preview', (call, { channelId, ...plan }, { day }: { readonly day: string | null }) =>
  showPreview(call, { channelId, plan }, day),
);

export default slash({
  options: { which: WHICH, day: DAY },
  run: (call, { which, day }) => one.run(call, which, { day }),
  presses: one.presses,
});

/** The header and a card: the others look like it. */
const SHOWN = 2;

interface Previewed {
  readonly channelId: string;
  readonly plan: Plan;
}

/** The latest day where none is named. */
export async function showPreview(
  call: Call,
  { channelId, plan }: Previewed,
  text: string | null,
): Promise<MessageAnswer> {
  const { app, say } = call;
  const date = await dayOrLatest(call, text);
  const rules = await voteRules(app.store, inServer(call));
  const posting = await preparePosting(app, plan, {
    date,
    key: app.name(),
    older: [],
    rules,
    guildId: inServer(call),
    order: null,
  });
  const facts = { date, channel: channelMention(channelId) };
  const told = (description: string): Payload => ({ embeds: [{ color: COLOUR, description }] });
  if (posting.listed.length === 0) return told(say('preview.nothing', facts));
  const drafts = draftMessages(posting, plan, app.texts(plan.language));
  const count = drafts.length - 1;
  const title = count === 0 ? say('preview.title', facts) : say('preview.cards', { ...facts, count });
  return { ...told(title), more: drafts.slice(0, SHOWN).map((draft) => withPlace(draft, call)) };
}

/** Where a message would stand, if that isn't the channel itself. */
function withPlace({ place, name, payload }: Draft, { say }: Call): Payload {
  if (place === 'channel') return payload;
  const note =
    place === 'thread' ? say('preview.inThread') : say('preview.forumPost', { name: escapeText(name) });
  return { ...payload, content: [`-# ${note}`, payload.content].filter(Boolean).join('\n') };
}
