// /privacy show: all that is stored of oneself, in short and as a file.
import { channelMention } from 'discord.js';
import type { Call } from '../../src/discord/interactions/call.ts';
import { slash } from '../../src/discord/interactions/command.ts';
import { serverNames } from '../../src/discord/server-names.ts';
import { escapeText } from '../../src/discord/views/escape.ts';
import { topicText } from '../../src/discord/views/match-messages.ts';
import { COLOUR, LIMIT } from '../../src/discord/views/payload.ts';
import { languageName, type Speech } from '../../src/locale/texts.ts';
import { truncate } from '../../src/model/text.ts';
import type { Topic } from '../../src/store/follows.ts';
import { type Personal, personalOf } from '../../src/store/personal.ts';
import { isAnything, record } from './record.ts';

const FILE = 'paperboy.json';

export default slash({
  options: {},
  run: async (call) => {
    const { app, say, memberId } = call;
    const personal = await personalOf(app.store, memberId);
    const title = say('privacy.title');
    if (!isAnything(personal))
      return { embeds: [{ color: COLOUR, title, description: say('privacy.nothing') }] };
    const names = await serverNames(app, serversIn(personal));
    const fields = fieldsOf(call, personal, names).map(([name, value]) => ({
      name,
      value: truncate(value, LIMIT.fieldValue),
    }));
    const text = `${JSON.stringify(record(memberId, personal), null, 2)}\n`;
    return {
      embeds: [{ color: COLOUR, title, description: say('privacy.body'), fields }],
      files: [{ name: FILE, text }],
    };
  },
});

function serversIn({ votes, member }: Personal): string[] {
  const places = [member?.mentionIn, member?.toldIn?.guildId].filter((each) => typeof each === 'string');
  return [...votes.map(({ guildId }) => guildId), ...places];
}

type Names = ReadonlyMap<string, string>;

function fieldsOf(call: Call, personal: Personal, names: Names): [name: string, value: string][] {
  const { say } = call;
  const { votes, saved, follows, lookups, reports, likings, taste, member, told } = personal;
  const some = (name: string, items: readonly unknown[], value: string): [string, string][] =>
    items.length > 0 ? [[name, value]] : [];
  return [
    ...some(say('privacy.votes'), votes, votesText(call, votes, names)),
    ...some(say('privacy.saved'), saved, say('list.found', { count: saved.length })),
    ...some(
      say('privacy.follows'),
      follows,
      follows.map(({ kind, text }) => topicText({ kind: kind as Topic['kind'], text }, say)).join(', '),
    ),
    ...some(say('privacy.likings'), likings, say('list.found', { count: likings.length })),
    ...(taste ? [tasteField(say, taste)] : []),
    ...(member ? memberFields(call, member, names) : []),
    ...some(say('privacy.told'), told, told.map(({ date }) => date).join(', ')),
    ...some(say('privacy.lookups'), lookups, say('privacy.lookupsBody', { count: lookups.length })),
    ...some(say('privacy.reports'), reports, reports.map(({ paperId }) => paperId).join(', ')),
  ];
}

/** Counted by server; one member's paper may be held up by several reactions. */
function votesText({ say }: Call, votes: Personal['votes'], names: Names): string {
  const byServer = Map.groupBy(votes, ({ guildId }) => guildId);
  const lines = [...byServer].map(([guildId, theirs]) => {
    const server = names.get(guildId) ?? say('privacy.formerServer');
    const count = new Set(theirs.map(({ paperId }) => paperId)).size;
    return say('privacy.votesIn', { server: escapeText(server), count });
  });
  return lines.join('\n');
}

function tasteField(say: Speech, { isOff, bytes }: NonNullable<Personal['taste']>): [string, string] {
  const value = isOff ? say('privacy.tasteOff') : say('privacy.tasteBody', { bytes });
  return [say('privacy.taste'), value];
}

function memberFields(
  { say }: Call,
  { locale, isPaused, mentionIn, isForYou, isWeekly, toldIn }: NonNullable<Personal['member']>,
  names: Names,
) {
  const nameOf = (guildId: string) => escapeText(names.get(guildId) ?? guildId);
  const place = toldIn && { server: nameOf(toldIn.guildId), channel: channelMention(toldIn.channelId) };
  const facts = [
    languageName(say.language, locale),
    ...(isForYou ? [say('privacy.forYou')] : []),
    ...(isWeekly ? [say('privacy.weekly')] : []),
    ...(place ? [say('privacy.toldIn', place)] : []),
    ...(isPaused ? [say('privacy.paused')] : []),
    ...(mentionIn === null ? [] : [say('privacy.mentionIn', { server: nameOf(mentionIn) })]),
  ];
  return [[say('privacy.settings'), facts.join(' · ')]] as [string, string][];
}
