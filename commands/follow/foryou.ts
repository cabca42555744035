// /follow foryou: a few papers for oneself every day, in one direct message, or no more of them.
import type { Call } from '../../src/discord/interactions/call.ts';
import { type Answer, slash } from '../../src/discord/interactions/command.ts';
import { COLOUR } from '../../src/discord/views/payload.ts';
import { UserError } from '../../src/model/errors.ts';
import { meetMember, resumeMember, wantForYou } from '../../src/store/members.ts';
import { FEWEST_CHOICES } from '../../src/taste/taste.ts';

export default slash({
  options: { daily: { type: 'choice', required: false, values: ['on', 'off'] } },
  run: (call, { daily }) => (daily === 'off' ? stop(call) : begin(call)),
});

async function begin({ app, say, memberId }: Call): Promise<Answer> {
  const { isOff, model } = await app.taste.learned({ kind: 'member', id: memberId });
  if (isOff) throw new UserError('taste-off');
  await meetMember(app.store, memberId, say.language);
  const isResumed = await resumeMember(app.store, memberId);
  await wantForYou(app.store, memberId, app.now());
  const lines = [
    say('follow.forYouOn'),
    ...(model ? [] : [say('taste.tooLittle', { count: FEWEST_CHOICES })]),
    ...(isResumed ? [say('follow.resumed')] : []),
  ];
  return { embeds: [{ color: COLOUR, description: lines.join('\n') }] };
}

async function stop({ app, say, memberId }: Call): Promise<Answer> {
  await wantForYou(app.store, memberId, null);
  return { embeds: [{ color: COLOUR, description: say('follow.forYouOff') }] };
}
