// A command about one subscription: the one that is named, the one of this channel, the only one; else a list to choose from.
import { z } from 'zod';
import type { Call } from '../../src/discord/interactions/call.ts';
import type { Answer, MessageAnswer, Presses } from '../../src/discord/interactions/command.ts';
import { escapeText } from '../../src/discord/views/escape.ts';
import { laidOut, paragraph, picker } from '../../src/discord/views/laid-out.ts';
import { buttonId } from '../../src/discord/views/payload.ts';
import { UserError } from '../../src/model/errors.ts';
import type { Subscription } from '../../src/model/subscription.ts';
import { findLookup, saveLookup } from '../../src/store/lookups.ts';
import { isChannelGone } from './gone.ts';
import { labelOf, meantSubscriptions, which } from './which.ts';

/** The command's other options, kept while the admin chooses. */
type Given = Readonly<Record<string, string | number | boolean | null>>;

type Act<G extends Given> = (call: Call, subscription: Subscription, given: G) => Promise<Answer>;

const keptJson = z.object({
  guildId: z.string().nullable(),
  byManager: z.boolean(),
  given: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

interface OneOf<G extends Given> {
  readonly run: (call: Call, wanted: string | null, given: G) => Promise<Answer>;
  readonly presses: Presses;
}

/** `name` is the command's; its list is answered by `presses`. */
export function oneOf<G extends Given>(name: string, act: Act<G>): OneOf<G> {
  const press = `which-${name}`;
  return {
    run: async (call, wanted, given) => {
      const { subscriptions, isUnknown } = await meantSubscriptions(call, wanted);
      const [only, another] = subscriptions;
      if (only && !another && !isUnknown) return act(call, only, given);
      const sentence = isUnknown
        ? call.say('which.unknown', { text: shown(wanted ?? '') })
        : call.say('which.several');
      return chooser(call, subscriptions, { press, given, sentence });
    },
    presses: {
      [press]: async (call, { args: [id = ''], values: [value = ''] }) => {
        const given = await keptFor(call, id);
        const answer = await act(call, await which(call, value), given as G);
        return 'form' in answer ? answer : { ...answer, as: 'private' };
      },
    },
  };
}

/** What was written; a channel that was mentioned stays a mention. */
function shown(text: string): string {
  const written = text.trim();
  return /^<#\d+>$/.test(written) ? written : `“${escapeText(written)}”`;
}

interface Choosing {
  readonly press: string;
  readonly given: Given;
  /** Why there is something to choose. */
  readonly sentence: string;
}

async function chooser(
  call: Call,
  subscriptions: readonly Subscription[],
  { press, given, sentence }: Choosing,
): Promise<MessageAnswer> {
  const { app, say, memberId, guildId, isManager } = call;
  const id = app.name();
  const kept = { guildId, byManager: isManager, given };
  await saveLookup(app.store, { id, memberId, query: JSON.stringify(kept) }, app.now());
  // Archived threads have their names once they were asked for.
  await Promise.all(subscriptions.map((each) => isChannelGone(call, each)));
  const offers = subscriptions.map((each) => ({ value: String(each.id), label: labelOf(call, each) }));
  const list = picker({ id: buttonId(press, id), label: say('which.choose'), chosen: null, offers });
  return laidOut(paragraph(sentence), list);
}

/** Throws a UserError where the list is too old, or who chose may no longer do so. */
async function keptFor({ app, memberId, guildId, isManager }: Call, id: string): Promise<Given> {
  const found = await findLookup(app.store, id);
  if (!found) throw new UserError('panel-expired');
  const kept = keptJson.parse(JSON.parse(found.query));
  if (found.memberId !== memberId || kept.guildId !== guildId || (kept.byManager && !isManager))
    throw new UserError('admins-only');
  return kept.given;
}
