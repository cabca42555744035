// The panel of /digest setup and edit: what will happen in words, and buttons to look at it, change it and save it.
import { ButtonStyle, ChannelType, channelMention, roleMention } from 'discord.js';
import type { Call } from '../../src/discord/interactions/call.ts';
import { type Answer, type MessageAnswer, sharedPresses } from '../../src/discord/interactions/command.ts';
import { findObstacle } from '../../src/discord/obstacles.ts';
import { missingPermissions, permissionNames } from '../../src/discord/permissions.ts';
import { action, type Button, buttonId, COLOUR, row, rows } from '../../src/discord/views/payload.ts';
import { channelAndLanguage, nextPost, planLines } from '../../src/discord/views/plan-text.ts';
import { languageName } from '../../src/locale/texts.ts';
import { day } from '../../src/model/day.ts';
import { UserError } from '../../src/model/errors.ts';
import type { PauseReason, Plan, Subscription } from '../../src/model/subscription.ts';
import { latestDay } from '../../src/store/digests.ts';
import { changeSubscription, findSubscription, subscribe } from '../../src/store/subscriptions.ts';
import { planForm, readForm } from './form.ts';
import { postNow } from './post.ts';
import { showPreview } from './preview.ts';
import { canMention, findProposal, keepProposal, type Proposal } from './proposal.ts';
import { whenNext, whyPaused } from './when-next.ts';

/** The panel of a proposal that isn't saved yet. */
export async function panel(call: Call, proposal: Proposal): Promise<MessageAnswer> {
  const { app, say } = call;
  const { plan, channelId, subscriptionId } = proposal;
  const id = await keepProposal(call, proposal);
  const missing = missingPermissions(app.client, { channelId, layout: plan.layout });
  const channel = app.client.channels.cache.get(channelId);
  const headline = say(
    subscriptionId === null ? 'setup.new' : 'setup.changed',
    channelAndLanguage({ channelId, ...plan }, say),
  );
  const obstacle = await obstacleOf(call, proposal);
  const when = nextPost(plan, { closes: app.config.DIGEST_CLOSES, now: app.now() });
  const lines = [
    `**${headline}**`,
    ...planLines(plan, say).map((line) => `- ${line}`),
    // Nothing is promised that something stands in the way of.
    ...(obstacle ? [] : [`- ${say(subscriptionId === null ? 'plan.first' : 'plan.next', { when })}`]),
    ...warnings(call, proposal, { obstacle, permissions: permissionNames(missing, say) }),
  ];
  const press = (name: string) => buttonId('panel', name, id);
  const buttons: Button[] = [
    action(press('save'), say('setup.save'), { style: ButtonStyle.Success }),
    action(press('more'), say('setup.more')),
    action(press('preview'), say('setup.preview')),
    ...(channel?.type === ChannelType.GuildAnnouncement
      ? [action(press('publish'), say(plan.publish ? 'setup.publishOn' : 'setup.publishOff'))]
      : []),
    action(press('weekly'), say(plan.weekly ? 'setup.weeklyOn' : 'setup.weeklyOff')),
    action(press('ranking'), say(plan.ranking === 'taste' ? 'setup.byTaste' : 'setup.byUpvotes')),
    ...(missing.length > 0 ? [action(press('check'), say('setup.check'))] : []),
  ];
  return { embeds: [{ color: COLOUR, description: lines.join('\n') }], components: rows(buttons) };
}

/** What the gateway tells, or what the last post of this channel met. */
async function obstacleOf(
  { app }: Call,
  { guildId, channelId, plan, subscriptionId }: Proposal,
): Promise<PauseReason | null> {
  const obstacle = findObstacle(app.client, { guildId, channelId, layout: plan.layout }, app.now());
  if (obstacle !== null || subscriptionId === null) return obstacle;
  const known = await findSubscription(app.store, subscriptionId);
  return known?.channelId === channelId && known.paused !== 'admin' ? known.paused : null;
}

interface InTheWay {
  readonly obstacle: PauseReason | null;
  /** Those that are missing, in words. */
  readonly permissions: string;
}

function warnings(call: Call, { channelId, plan }: Proposal, { obstacle, permissions }: InTheWay): string[] {
  const { say } = call;
  const facts = { channel: channelMention(channelId), permissions };
  return [
    ...(permissions ? [`\n⚠️ ${say('setup.missing', facts)}`] : []),
    ...(obstacle && !permissions ? [`\n⚠️ ${say(`pause.${obstacle}`, facts)}`] : []),
    ...(plan.mention && !canMention(call, plan.mention)
      ? [`\n⚠️ ${say('setup.unmentionable', { role: roleMention(plan.mention) })}`]
      : []),
  ];
}

async function save(call: Call, proposal: Proposal): Promise<MessageAnswer> {
  const { app } = call;
  const { plan, subscriptionId } = proposal;
  const subscription =
    subscriptionId === null
      ? await subscribe(app.store, proposal, plan, app.now())
      : await change(call, proposal, subscriptionId);
  app.log.info({ channel: subscription.channelId, by: call.memberId }, 'subscription saved');
  return saved(call, proposal, subscription);
}

async function change(call: Call, proposal: Proposal, id: number): Promise<Subscription> {
  const { store } = call.app;
  if (!(await findSubscription(store, id))) throw new UserError('subscription-gone');
  try {
    return await changeSubscription(store, id, proposal, proposal.plan);
  } catch (error) {
    if (!(error instanceof UserError) || error.key !== 'language-taken') throw error;
    throw new UserError(error.key, { language: languageName(call.say.language, proposal.plan.language) });
  }
}

async function saved(call: Call, proposal: Proposal, subscription: Subscription): Promise<MessageAnswer> {
  const { app, say } = call;
  const id = await keepProposal(call, { ...proposal, subscriptionId: subscription.id });
  const next = whyPaused(call, subscription) ?? say('plan.next', { when: await whenNext(app, subscription) });
  const description = `**${say('setup.saved', channelAndLanguage(subscription, say))}**\n${next}`;
  const latest = await latestDay(app.store, app.now());
  const post = (date: string) =>
    action(buttonId('panel', 'post', id, date), say('setup.latest', { date }), {
      style: ButtonStyle.Primary,
    });
  return { embeds: [{ color: COLOUR, description }], components: latest ? [row(post(latest))] : [] };
}

const otherRanking = ({ ranking }: Plan) => (ranking === 'taste' ? 'upvotes' : 'taste');

const update = (answer: MessageAnswer): Answer => ({ ...answer, as: 'update' });

export default sharedPresses({
  panel: async (call, { args: [pressed = '', id = '', date = ''] }) => {
    const proposal = await findProposal(call, id);
    const { plan } = proposal;
    switch (pressed) {
      case 'save':
        return update(await save(call, proposal));
      case 'more':
        return planForm(call, plan, buttonId('panel-form', id));
      case 'preview':
        return showPreview(call, proposal, null);
      case 'publish':
        return update(await panel(call, { ...proposal, plan: { ...plan, publish: !plan.publish } }));
      case 'weekly':
        return update(await panel(call, { ...proposal, plan: { ...plan, weekly: !plan.weekly } }));
      case 'ranking':
        return update(await panel(call, { ...proposal, plan: { ...plan, ranking: otherRanking(plan) } }));
      case 'check':
        return update(await panel(call, proposal));
      case 'post':
        return postNow(call, proposal.subscriptionId ?? 0, day(date));
      default:
        throw new UserError('old-button');
    }
  },
  'panel-form': async (call, { args: [id = ''], fields }) => {
    const proposal = await findProposal(call, id);
    return update(await panel(call, { ...proposal, plan: readForm(proposal.plan, fields) }));
  },
});
