// The buttons of the panel of /digest setup and edit: saving, forms, and what is switched by a tap.
import { ButtonStyle, ChannelType } from 'discord.js';
import type { Call } from '../../src/discord/interactions/call.ts';
import { missingPermissions } from '../../src/discord/permissions.ts';
import { action, type Button, buttonId } from '../../src/discord/views/payload.ts';
import type { Proposal } from './proposal.ts';

/** `better`: an hour from which the papers come a day earlier, where there is one. `id`: under which the proposal is kept. */
export function panelButtons(
  call: Call,
  proposal: Proposal,
  { better, id }: { readonly better: string | null; readonly id: string },
): Button[] {
  const press = (name: string, ...more: number[]) => buttonId('plan', name, id, ...more);
  const { say } = call;
  return [
    ...(better === null
      ? []
      : [
          action(press('better', Number(better.slice(0, 2))), say('setup.better', { time: better }), {
            emoji: '⏰',
          }),
        ]),
    action(press('save'), say('setup.save'), { style: ButtonStyle.Success }),
    action(press('more'), say('setup.more')),
    action(press('preview'), say('setup.preview')),
    ...switches(call, proposal, press),
  ];
}

function switches(
  { app, say }: Call,
  { channelId, plan }: Proposal,
  press: (name: string) => string,
): Button[] {
  const isAnnouncing = app.client.channels.cache.get(channelId)?.type === ChannelType.GuildAnnouncement;
  const missing = missingPermissions(app.client, { ...plan, channelId });
  return [
    ...(isAnnouncing
      ? [action(press('publish'), say(plan.publish ? 'setup.publishOn' : 'setup.publishOff'))]
      : []),
    action(press('weekly'), say(plan.weekly ? 'setup.weeklyOn' : 'setup.weeklyOff')),
    action(press('monthly'), say(plan.monthly ? 'setup.monthlyOn' : 'setup.monthlyOff')),
    action(press('ranking'), say(plan.ranking === 'taste' ? 'setup.byTaste' : 'setup.byUpvotes')),
    ...(plan.layout === 'compact'
      ? []
      : [
          action(
            press('voting'),
            say(plan.voting === 'buttons' ? 'setup.voteButtons' : 'setup.voteReactions'),
          ),
        ]),
    ...(missing.length > 0 ? [action(press('check'), say('setup.check'))] : []),
  ];
}
