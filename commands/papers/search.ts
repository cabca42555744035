// /papers search: papers by words in their title, authors or summary, narrowed by author and dates.
import { slash } from '../../src/discord/interactions/command.ts';
import { UserError } from '../../src/model/errors.ts';
import { paperIdsAsked } from '../../src/model/paper-id.ts';
import { FROM, readDates, TO } from '../day-option.ts';
import { AUTHOR } from './author-option.ts';
import { fetchNamed } from './fetch-papers.ts';
import { SEARCH_ORDERS } from './lookup.ts';
import { results } from './results.ts';
import { SHARE } from './share.ts';

export default slash({
  options: {
    query: { type: 'text', required: true, maxLength: 200 },
    from: FROM,
    to: TO,
    author: AUTHOR,
    sort: { type: 'choice', required: false, values: SEARCH_ORDERS },
    ...SHARE,
  },
  run: async (call, { query, author, sort, share, ...dates }) => {
    const from = dates.from === null ? null : readDates(call, dates.from).first;
    const to = dates.to === null ? null : readDates(call, dates.to).last;
    if (from !== null && to !== null && from > to) throw new UserError('dates-reversed', { from, to });
    await fetchNamed(call, paperIdsAsked(query));
    const lookup = { by: 'search', query, author, from, to, sort } as const;
    return results(call, lookup, { share: share ?? false });
  },
});
