// The panel of /digest setup and edit: lists and buttons that change a plan until it is saved.
import { ButtonStyle } from 'discord.js';
import type { Call } from '../../src/discord/interactions/call.ts';
import {
  type Answer,
  type MessageAnswer,
  type Press,
  sharedPresses,
} from '../../src/discord/interactions/command.ts';
import { notice } from '../../src/discord/views/laid-out.ts';
import { action, buttonId } from '../../src/discord/views/payload.ts';
import { channelAndLanguage } from '../../src/discord/views/plan-text.ts';
import { day } from '../../src/model/day.ts';
import { UserError } from '../../src/model/errors.ts';
import { parseTime } from '../../src/model/hour-text.ts';
import { LAYOUTS, MOST_CARDS, type Plan } from '../../src/model/subscription.ts';
import { latestDay } from '../../src/store/digests.ts';
import { planForm, readForm } from './form.ts';
import { hourForm, readHourForm } from './hour-form.ts';
import { OTHER, panelView, READY } from './panel-view.ts';
import { postNow } from './post.ts';
import { showPreview } from './preview.ts';
import { findProposal, keepProposal, NOTHING_TYPED, type Proposal } from './proposal.ts';
import { saveProposal } from './save-proposal.ts';
import { whenNext, whyPaused } from './when-next.ts';

/** The panel of a proposal that isn't saved yet. `note`: what stands above the plan until something is changed. */
export async function panel(call: Call, proposal: Proposal, note?: string): Promise<MessageAnswer> {
  return panelView(call, proposal, { id: await keepProposal(call, proposal), note });
}

async function save(call: Call, proposal: Proposal): Promise<MessageAnswer> {
  const { app, say } = call;
  const subscription = await saveProposal(call, proposal);
  app.log.info({ channel: subscription.channelId, by: call.memberId }, 'subscription saved');
  const id = await keepProposal(call, { ...proposal, ...NOTHING_TYPED, subscriptionId: subscription.id });
  const next = whyPaused(call, subscription) ?? say('plan.next', { when: await whenNext(app, subscription) });
  const sentence = `**${say('setup.saved', channelAndLanguage(subscription, say))}**\n${next}`;
  const latest = await latestDay(app.store, app.now());
  const post = (date: string) =>
    action(buttonId('plan', 'post', id, date), say('setup.latest', { date }), { style: ButtonStyle.Primary });
  return notice(sentence, latest ? [post(latest)] : []);
}

const update = (answer: MessageAnswer): Answer => ({ ...answer, as: 'update' });

/** What a list changes; null where nothing that it offers was chosen. */
function chosen(plan: Plan, list: string, value: string): Plan | null {
  switch (list) {
    case 'language':
      return { ...plan, language: value };
    case 'hour':
      return { ...plan, time: value === READY ? null : parseTime(value) };
    case 'zone':
      return { ...plan, zone: value };
    case 'layout': {
      const layout = LAYOUTS.find((each) => each === value);
      return layout ? { ...plan, layout } : null;
    }
    case 'cards': {
      const cards = Number(value);
      return cards >= 1 && cards <= MOST_CARDS ? { ...plan, cards } : null;
    }
    default:
      return null;
  }
}

/** The header and a card, and below them the panel once more. */
async function previewThenPanel(call: Call, proposal: Proposal): Promise<Answer> {
  const preview = await showPreview(call, proposal, null);
  return { ...preview, more: [...(preview.more ?? []), await panel(call, proposal)] };
}

export default sharedPresses({
  plan: async (call, { args: [pressed = '', id = '', more = ''], values: [value = ''] }) => {
    const proposal = await findProposal(call, id);
    const { plan } = proposal;
    const withPlan = async (changes: Partial<Plan>) =>
      update(await panel(call, { ...proposal, ...NOTHING_TYPED, plan: { ...plan, ...changes } }));
    if (value === OTHER) return hourForm(call, proposal, buttonId('plan-hour', id));
    switch (pressed) {
      case 'save':
        return update(await save(call, proposal));
      case 'more':
        return planForm(call, proposal, buttonId('plan-form', id));
      case 'preview':
        return previewThenPanel(call, proposal);
      case 'publish':
        return withPlan({ publish: !plan.publish });
      case 'weekly':
        return withPlan({ weekly: !plan.weekly });
      case 'monthly':
        return withPlan({ monthly: !plan.monthly });
      case 'ranking':
        return withPlan({ ranking: plan.ranking === 'taste' ? 'upvotes' : 'taste' });
      case 'voting':
        return withPlan({ voting: plan.voting === 'buttons' ? 'reactions' : 'buttons' });
      case 'check':
        return update(await panel(call, proposal));
      case 'better':
        return withPlan({ time: `${more.padStart(2, '0')}:00` });
      case 'post':
        return postNow(call, proposal.subscriptionId ?? 0, day(more));
      default: {
        const changed = chosen(plan, pressed, value);
        if (changed === null) throw new UserError('old-button');
        return withPlan(changed);
      }
    }
  },
  'plan-form': (call, press) => filledIn(call, press, async (plan) => readForm(plan, press.fields, call.say)),
  'plan-hour': (call, press) => filledIn(call, press, (plan) => readHourForm(call, plan, press.fields)),
});

async function filledIn(
  call: Call,
  { args: [id = ''] }: Press,
  read: (plan: Plan) => Promise<Pick<Proposal, 'plan' | 'typed' | 'wrong'>>,
): Promise<Answer> {
  const proposal = await findProposal(call, id);
  return update(await panel(call, { ...proposal, ...(await read(proposal.plan)) }));
}
