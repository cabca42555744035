// /votes setup: with which emoji members vote for papers, and whether they may vote against them.

import { PermissionFlagsBits, Routes } from 'discord.js';
import type { Call } from '../../src/discord/interactions/call.ts';
import { slash } from '../../src/discord/interactions/command.ts';
import { inServer } from '../../src/discord/interactions/in-server.ts';
import { permissionNames } from '../../src/discord/permissions.ts';
import { COLOUR } from '../../src/discord/views/payload.ts';
import { isUnknownEmoji, usableRules } from '../../src/discord/votes/lost-emoji.ts';
import { lostLines } from '../../src/discord/votes/vote-text.ts';
import { UserError } from '../../src/model/errors.ts';
import {
  emojiText,
  parseEmoji,
  shownEmoji,
  USUAL_DOWN,
  USUAL_UP,
  type VoteRules,
} from '../../src/model/vote-emoji.ts';
import { changeVoteRules, lostEmoji } from '../../src/store/servers.ts';

/** What is offered while nothing is typed. */
const OFFERED = [USUAL_UP, '🔥', '⭐', '❤️', '🧠', '📌'];

export default slash({
  options: {
    emoji: {
      type: 'text',
      required: false,
      maxLength: 60,
      suggest: async (_call, typed) =>
        (parseEmoji(typed) ? [typed.trim()] : OFFERED).map((value) => ({ name: value, value })),
    },
    against: { type: 'switch', required: false },
  },
  run: async (call, { emoji, against }) => {
    const guildId = inServer(call);
    const before = await usableRules(call.app, guildId);
    const lost = emoji === null ? await lostEmoji(call.app.store, guildId) : null;
    const up = emoji === null ? before.up : await readEmoji(call, guildId, emoji);
    const down = (against ?? before.down !== null) ? USUAL_DOWN : null;
    if (up === down) throw new UserError('same-emoji', { emoji: up });
    const isNew = up !== before.up || down !== before.down;
    if (isNew || emoji !== null) await changeVoteRules(call.app.store, guildId, { up, down, lost });
    if (isNew) call.app.recount(guildId);
    const description = [
      ...explain(call, { up, down }, isNew),
      ...lostLines(lost, up, call.say),
      ...hint(call, guildId, down),
    ].join('\n');
    return { embeds: [{ color: COLOUR, description }] };
  },
});

/** Throws a UserError where it is no emoji, or one of another server. */
async function readEmoji({ app }: Call, guildId: string, text: string): Promise<string> {
  const emoji = parseEmoji(text);
  if (!emoji) throw new UserError('not-an-emoji', { text });
  if (emoji.id === null) return emojiText(emoji);
  try {
    const found = (await app.client.rest.get(Routes.guildEmoji(guildId, emoji.id))) as { name: string };
    return emojiText({ id: emoji.id, name: found.name });
  } catch (error) {
    if (!isUnknownEmoji(error)) throw error;
    throw new UserError('emoji-of-another', { emoji: shownEmoji(emojiText(emoji)) });
  }
}

function explain({ say }: Call, { up, down }: VoteRules, isNew: boolean): string[] {
  const facts = { up: shownEmoji(up), down: shownEmoji(down ?? '') };
  return [
    `**${say(down === null ? 'votes.for' : 'votes.forAndAgainst', facts)}**`,
    ...(isNew ? [say('votes.changed')] : []),
  ];
}

/** Without this permission the newer of two opposite votes counts, but both reactions are there to be seen. */
function hint({ app, say }: Call, guildId: string, down: string | null): string[] {
  const me = app.client.guilds.cache.get(guildId)?.members.me;
  if (down === null || me?.permissions.has(PermissionFlagsBits.ManageMessages)) return [];
  return [`-# ${say('votes.hint', { permission: permissionNames(['ManageMessages'], say) })}`];
}
