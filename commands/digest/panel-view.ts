// What the panel of /digest setup and edit shows: the plan in a sentence, what its hour means, and lists to change it by taps.
import { ChannelType, channelMention, roleMention } from 'discord.js';
import type { Call } from '../../src/discord/interactions/call.ts';
import { findObstacle } from '../../src/discord/obstacles.ts';
import { isThread, missingPermissions, permissionNames } from '../../src/discord/permissions.ts';
import { laidOut, type Picker, paragraph, picker } from '../../src/discord/views/laid-out.ts';
import { buttonId, type Payload, rows } from '../../src/discord/views/payload.ts';
import {
  hourSentence,
  nextPost,
  otherLines,
  planSentence,
  weekdayNames,
} from '../../src/discord/views/plan-text.ts';
import { TEXT_LANGUAGES, type TextKey } from '../../src/locale/texts.ts';
import { hourMeaning } from '../../src/model/hour-meaning.ts';
import { LAYOUTS, type Layout, type PauseReason } from '../../src/model/subscription.ts';
import { findSubscription } from '../../src/store/subscriptions.ts';
import { asked, UNKNOWN_ZONE } from './options.ts';
import { panelButtons } from './panel-buttons.ts';
import { canMention, type Proposal } from './proposal.ts';
import { suggestZones, zoneChoice } from './zones.ts';

/** Hours at which people begin to read; any other stands behind Other…. */
const HOURS = Array.from({ length: 18 }, (_, hour) => `${String(hour + 6).padStart(2, '0')}:00`);

/** How many cards are offered; any other number stands behind More…. */
const CARDS = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25];

/** In the lists of hours and zones. */
export const OTHER = 'other';
export const READY = 'ready';

/** `id`: under which the proposal is kept. `note`: what stands above the plan. */
export async function panelView(
  call: Call,
  proposal: Proposal,
  { id, note }: { readonly id: string; readonly note?: string | undefined },
): Promise<Payload> {
  const { plan, guildId, channelId } = proposal;
  // Since the panel was opened the bot may have been started anew.
  await call.app.servers.keep({ guildId, channelId }).catch(() => null);
  const pickers = [
    languagePicker(call, proposal),
    hourPicker(call, proposal),
    await zonePicker(call, proposal),
    layoutPicker(call, proposal),
    cardsPicker(call, proposal),
  ].filter((each) => each !== null);
  return laidOut(
    paragraph(
      [...(note ? [note] : []), ...wrongLines(proposal), ...(await lines(call, proposal))].join('\n'),
    ),
    ...pickers.map((each) => picker({ ...each, id: buttonId('plan', each.id, id) })),
    ...rows(panelButtons(call, proposal, { better: meaningOf(call, plan)?.better ?? null, id })),
  );
}

async function lines(call: Call, proposal: Proposal): Promise<string[]> {
  const { channelId, subscriptionId, plan } = proposal;
  const { app, say } = call;
  const when = nextPost(plan, { closes: app.config.DIGEST_CLOSES, now: app.now() });
  const obstacle = await obstacleOf(call, proposal);
  return [
    `**${planSentence({ ...plan, channelId }, say)}**`,
    // Nothing is promised that something stands in the way of.
    ...(obstacle ? [] : [say(subscriptionId === null ? 'plan.first' : 'plan.next', { when })]),
    ...hourLines(call, plan),
    ...otherLines(plan, say).map((line) => `- ${line}`),
    ...(await warnings(call, proposal, obstacle)),
  ];
}

/** What could not be meant as it was typed. */
function wrongLines({ wrong }: Proposal): string[] {
  return wrong.map((sentence) => `⚠️ ${sentence}`);
}

function meaningOf({ app }: Call, { time, zone }: Proposal['plan']) {
  return time === null
    ? null
    : hourMeaning({ time, zone }, { closes: app.config.DIGEST_CLOSES, now: app.now() });
}

function hourLines(call: Call, plan: Proposal['plan']): string[] {
  const { say } = call;
  const meaning = meaningOf(call, plan);
  if (plan.time === null || meaning === null) return [];
  return [
    `-# ${hourSentence({ time: plan.time, zone: plan.zone }, meaning, say)}`,
    ...(plan.zone === UNKNOWN_ZONE ? [`-# ⚠️ ${say('sentence.utc')}`] : []),
  ];
}

/** What the gateway tells, or what the last post of this channel met. */
async function obstacleOf(
  { app }: Call,
  { guildId, channelId, plan, subscriptionId }: Proposal,
): Promise<PauseReason | null> {
  const obstacle = findObstacle(app.client, { ...plan, guildId, channelId }, app.now());
  if (obstacle !== null || subscriptionId === null) return obstacle;
  const known = await findSubscription(app.store, subscriptionId);
  if (!known) return null;
  return known.channelId === channelId || known.paused === 'admin' ? known.paused : null;
}

async function warnings(
  call: Call,
  { channelId, plan, subscriptionId }: Proposal,
  obstacle: PauseReason | null,
): Promise<string[]> {
  const { app, say } = call;
  const permissions = permissionNames(missingPermissions(app.client, { ...plan, channelId }), say);
  const facts = { channel: channelMention(channelId), permissions };
  return [
    ...(permissions ? [`⚠️ ${say('setup.missing', facts)}`] : []),
    ...(obstacle && !permissions
      ? [`⚠️ ${say(obstacleKey(obstacle, { isNew: subscriptionId === null }), facts)}`]
      : []),
    ...(plan.mention && !(await canMention(call, plan.mention))
      ? [`⚠️ ${say('setup.unmentionable', { role: roleMention(plan.mention) })}`]
      : []),
  ];
}

/** Of what the gateway tells, beside permissions. */
const AHEAD = ['timed-out', 'thread-locked', 'tags-required'] as const;

/** Nothing is paused where nothing was saved yet. */
function obstacleKey(obstacle: PauseReason, { isNew }: { readonly isNew: boolean }): TextKey {
  const ahead = isNew && AHEAD.find((reason) => reason === obstacle);
  return ahead ? `obstacle.${ahead}` : `pause.${obstacle}`;
}

function languagePicker({ say }: Call, { plan }: Proposal): Picker {
  const offers = TEXT_LANGUAGES.map((value) => ({
    value,
    label: say(`commands.digest.setup.choices.language.${value}`),
  }));
  const other = TEXT_LANGUAGES.some((each) => each === plan.language)
    ? []
    : [{ value: plan.language, label: plan.language }];
  return {
    id: 'language',
    label: say('setup.language'),
    chosen: plan.language,
    offers: [...other, ...offers],
  };
}

function hourPicker(call: Call, { plan }: Proposal): Picker {
  const { say } = call;
  const offered = plan.time === null || HOURS.includes(plan.time) ? HOURS : [plan.time, ...HOURS].sort();
  const comes = (time: string) => {
    const meaning = meaningOf(call, { ...plan, time });
    return meaning ? say('setup.brings', { comes: weekdayNames([meaning.comes], say, 'long').join('') }) : '';
  };
  return {
    id: 'hour',
    label: say('setup.hour'),
    chosen: plan.time ?? READY,
    offers: [
      { value: READY, label: say('setup.ready') },
      ...offered.map((time) => ({ value: time, label: time, hint: comes(time) })),
      { value: OTHER, label: say('setup.other'), hint: say('setup.otherHint') },
    ],
  };
}

/** Those that are likely, from wherever the server's and the admin's languages are spoken; the present one first. */
async function zonePicker(call: Call, { plan }: Proposal): Promise<Picker> {
  const { say } = call;
  const likely = await suggestZones('', asked(call));
  // Whoever takes what is offered waits for no list of all places in the world.
  const present = zoneChoice(plan.zone, asked(call));
  const all = [present, ...likely.filter(({ value }) => value !== plan.zone)].slice(0, 24);
  return {
    id: 'zone',
    label: say('setup.zone'),
    chosen: plan.zone,
    offers: [
      ...all.map(({ name: label, value }) => ({ label, value })),
      { value: OTHER, label: say('setup.other'), hint: say('setup.otherHint') },
    ],
  };
}

/** None for a forum, which takes one layout only. */
function layoutPicker({ app, say }: Call, { channelId, plan }: Proposal): Picker | null {
  const type = app.client.channels.cache.get(channelId)?.type;
  const isFit = (layout: Layout) =>
    layout !== 'forum' && !(layout === 'thread' && type !== undefined && isThread(type));
  if (type === ChannelType.GuildForum) return null;
  const offers = LAYOUTS.filter(isFit).map((value) => ({
    value,
    label: say(`commands.digest.setup.choices.layout.${value}`),
  }));
  return { id: 'layout', label: say('setup.layout'), chosen: plan.layout, offers };
}

function cardsPicker({ say }: Call, { plan }: Proposal): Picker | null {
  if (plan.layout === 'compact') return null;
  const counts = [...new Set([...CARDS, plan.cards])].sort((a, b) => a - b);
  const offers = counts.map((count) => ({ value: String(count), label: say('setup.cardsOf', { count }) }));
  return { id: 'cards', label: say('setup.cards'), chosen: String(plan.cards), offers };
}
