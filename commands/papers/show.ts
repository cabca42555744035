// /papers show, and "Details" under a card: all about one paper.
import { type Answer, type Call, slash } from '../../src/discord/command.ts';
import { escapeText, escapeToFit } from '../../src/discord/escape.ts';
import { authorLine, picture, summaryText } from '../../src/discord/message.ts';
import { COLOUR, LIMIT, linkButton, row } from '../../src/discord/payload.ts';
import { voteTexts } from '../../src/discord/vote-text.ts';
import { UserError } from '../../src/model/errors.ts';
import { arxivUrl, huggingFaceUrl, parsePaperId } from '../../src/model/paper.ts';
import { truncate } from '../../src/model/text.ts';
import { papersById } from '../../src/store/papers.ts';
import { search } from '../../src/store/search.ts';

const CHOICES = 25;

export default slash({
  options: {
    paper: {
      type: 'text',
      required: true,
      maxLength: 300,
      suggest: async ({ app, say }, typed) => {
        const { ids } = await search(app.store, { text: typed }, { limit: CHOICES, offset: 0 });
        const papers = await papersById(app.store, ids, say.language);
        return papers.map(({ id, title }) => ({ name: truncate(title, LIMIT.choice), value: id }));
      },
    },
  },
  run: async (call, { paper }) => {
    const id =
      parsePaperId(paper) ?? (await search(call.app.store, { text: paper }, { limit: 1, offset: 0 })).ids[0];
    return show(call, id ?? paper);
  },
  presses: {
    paper: (call, { args: [id = ''] }) => show(call, id),
  },
});

async function show({ app, say, guildId }: Call, id: string): Promise<Answer> {
  const [paper] = await papersById(app.store, [id], say.language);
  if (!paper) throw new UserError('paper-unknown', { paper: truncate(id, 100) });
  const votes = (await voteTexts(app, guildId, [id])).get(id) ?? null;
  const facts = [
    { name: say('show.date'), value: paper.date, inline: true },
    ...(paper.upvotes === null
      ? []
      : [{ name: say('show.upvotes'), value: `▲ ${paper.upvotes}`, inline: true }]),
    ...(votes === null ? [] : [{ name: say('show.votes'), value: votes, inline: true }]),
  ];
  const names = escapeText(authorLine(paper.authors, LIMIT.fieldValue / 2, say));
  return {
    embeds: [
      {
        color: COLOUR,
        title: escapeToFit(paper.title, LIMIT.title),
        url: arxivUrl(id),
        description: summaryText(paper.summary, say),
        fields: [{ name: say('show.authors'), value: names }, ...facts],
        image: { url: picture(paper) },
      },
    ],
    components: [
      row(
        linkButton('arXiv', arxivUrl(id)),
        linkButton('PDF', `https://arxiv.org/pdf/${id}`),
        linkButton('Hugging Face', huggingFaceUrl(id)),
        ...(paper.github ? [linkButton('GitHub', paper.github)] : []),
        ...(paper.video ? [linkButton(say('card.video'), paper.video)] : []),
      ),
    ],
  };
}
