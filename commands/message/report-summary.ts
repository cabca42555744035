// "Report summary" in the menu of a card: tells the host that a summary is wrong.
import { messageMenu } from '../../src/discord/interactions/command.ts';
import { escapeText } from '../../src/discord/views/escape.ts';
import { COLOUR } from '../../src/discord/views/payload.ts';
import { UserError } from '../../src/model/errors.ts';
import { papersById } from '../../src/store/papers.ts';
import { reportSummary } from '../../src/store/reports.ts';
import { findSentCard } from '../../src/store/sent-cards.ts';

export default messageMenu({
  run: async ({ app, say, memberId, guildId }, { id }) => {
    const card = await findSentCard(app.store, id);
    const [paper] = card ? await papersById(app.store, [card.paperId], card.language) : [];
    if (!card || !paper || paper.summary.by === null) throw new UserError('no-summary-here');
    const report = { paperId: paper.id, language: paper.summary.language, memberId, guildId };
    const isNew = await reportSummary(app.store, report, app.now());
    if (isNew) app.log.warn(report, 'a member reported a summary; see paperboy doctor');
    const description = isNew
      ? say('report.thanks', { title: escapeText(paper.title) })
      : say('report.again');
    return { embeds: [{ color: COLOUR, description }] };
  },
});
