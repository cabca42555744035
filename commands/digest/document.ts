// The button of older headers that gives the day's digest as a Markdown document.

import { writeMarkdown } from '../../src/digest/markdown/write.ts';
import { sharedPresses } from '../../src/discord/interactions/command.ts';
import { day } from '../../src/model/day.ts';
import { UserError } from '../../src/model/errors.ts';
import { findDigest } from '../../src/store/digests.ts';

export default sharedPresses({
  document: async ({ app }, { args: [date = '', language = ''] }) => {
    const digest = await findDigest(app.store, day(date), language);
    if (!digest) throw new UserError('no-digest', { date });
    return { files: [{ name: `${date}.${language}.md`, text: writeMarkdown(digest) }] };
  },
});
