// /taste show: what was learned of a member's taste, in words, with the papers that tell most of it.
import type { Call } from '../../src/discord/interactions/call.ts';
import { slash } from '../../src/discord/interactions/command.ts';
import { escapeText } from '../../src/discord/views/escape.ts';
import { titleLink } from '../../src/discord/views/paper-line.ts';
import { action, buttonId, COLOUR, LIMIT, type Payload, row } from '../../src/discord/views/payload.ts';
import { conceptName } from '../../src/discord/views/why-text.ts';
import { truncate } from '../../src/model/text.ts';
import { papersById } from '../../src/store/papers.ts';
import { switchTaste } from '../../src/taste/kept-taste.ts';
import { FEWEST_CHOICES, type Learned } from '../../src/taste/taste.ts';
import { type Liked, tasteInWords } from '../../src/taste/words.ts';

export default slash({
  options: {},
  run: show,
  presses: {
    'taste-on': async (call) => {
      await switchTaste(call.app.store, { kind: 'member', id: call.memberId }, true);
      return {
        embeds: [{ color: COLOUR, description: call.say('taste.isOn') }],
        components: [],
        as: 'update',
      };
    },
  },
});

async function show(call: Call): Promise<Payload> {
  const { app, say, memberId } = call;
  const title = say('taste.title');
  const learned = await app.taste.learned({ kind: 'member', id: memberId });
  if (learned.isOff) {
    const on = action(buttonId('taste-on'), say('taste.on'), { emoji: '✨' });
    return { embeds: [{ color: COLOUR, title, description: say('taste.off') }], components: [row(on)] };
  }
  const lines = [
    fromLine(call, learned),
    ...(learned.model ? [] : [say('taste.tooLittle', { count: FEWEST_CHOICES })]),
  ];
  return {
    embeds: [
      { color: COLOUR, title, description: lines.join('\n\n'), fields: await fieldsOf(call, learned) },
    ],
  };
}

function fromLine({ say }: Call, { choices, follows }: Learned): string {
  const count = (by: string) => choices.filter((choice) => choice.by === by).length;
  return say('taste.learnedFrom', {
    votes: count('vote'),
    saved: count('saved'),
    likings: count('liking'),
    follows: follows.length,
  });
}

async function fieldsOf({ app, say }: Call, learned: Learned) {
  if (!learned.model) return [];
  const words = await tasteInWords(app.store, learned, learned.model);
  const name = (liked: Liked) =>
    escapeText(liked.kind === 'concept' ? conceptName(liked.forms, say) : liked.said);
  const list = (all: readonly Liked[]) => all.map(name).join(' · ');
  const papers = await papersById(app.store, words.papers, say.language);
  const fields = [
    { name: say('taste.likes'), value: list(words.likes) },
    { name: say('taste.people'), value: list(words.people) },
    { name: say('taste.dislikes'), value: list(words.dislikes) },
    { name: say('taste.examples'), value: papers.map((paper) => `- ${titleLink(paper, 80)}`).join('\n') },
  ];
  return fields
    .filter(({ value }) => value !== '')
    .map(({ name: heading, value }) => ({ name: heading, value: truncate(value, LIMIT.fieldValue) }));
}
