// Papers that no list had: fetched from arXiv when somebody asks, and from then on like any other, but in no digest.
import { describe, expect, it } from 'vitest';
import { day } from '../../src/model/day.ts';
import { undigested } from '../../src/store/listings.ts';
import { arxivStandIn, entry, type StandIn } from '../source/arxiv-stand-in.ts';
import { attachedText } from './attached.ts';
import { setStage } from './stage.ts';

const ID = '1903.00001';
const WITHDRAWN = '1903.00002';

async function scene(): Promise<
  AsyncDisposable & { arxiv: StandIn; stage: Awaited<ReturnType<typeof setStage>>; ada: Member; say: Say }
> {
  const arxiv = await arxivStandIn({
    [ID]: entry(ID, { title: 'Thinking in Boxes', doi: '10.1000/xyz' }),
    [WITHDRAWN]: entry(WITHDRAWN, { title: 'A Mistake', comment: 'This paper has been withdrawn' }),
  });
  const stage = await setStage({ fetchPapers: arxiv.fetchPapers });
  const guild = stage.playground.world.guild({ name: 'Reading group' });
  const ada = guild.member('Ada', { admin: true });
  const channel = guild.channel('lounge');
  return {
    arxiv,
    stage,
    ada,
    say: (text) => ada.say(channel, text),
    [Symbol.asyncDispose]: async () => {
      await stage[Symbol.asyncDispose]();
      await arxiv[Symbol.asyncDispose]();
    },
  };
}

type Member = ReturnType<
  ReturnType<Awaited<ReturnType<typeof setStage>>['playground']['world']['guild']>['member']
>;
type Say = (text: string) => ReturnType<Member['say']>;

describe('a paper that was never listed', () => {
  it('is shown, searched, cited and saved, after one request', async () => {
    await using on = await scene();
    const card = await on.ada.slash('/papers show', { paper: `https://doi.org/10.48550/arXiv.${ID}` });
    expect(card.transcript()).toContain('Thinking in Boxes');
    expect(card.transcript()).toContain('Submitted');
    expect(card.transcript()).not.toContain('huggingface');
    expect((await on.ada.slash('/papers search', { query: 'thinking boxes' })).transcript()).toContain(ID);
    expect((await on.ada.slash('/papers author', { name: 'Ada Example' })).transcript()).toContain(ID);
    const cited = await on.ada.click(card, /BibTeX/);
    expect(cited.transcript()).toContain('primaryClass={cs.CL}');
    expect(cited.transcript()).not.toContain('Daily Papers');
    await on.ada.click(card, /Save/);
    const exported = await on.ada.slash('/saved export', { format: 'ris' });
    expect(attachedText(exported, 'papers.ris')).toContain('DO  - 10.1000/xyz\r\n');
    await on.stage.restart();
    await on.ada.slash('/papers show', { paper: ID });
    expect(on.arxiv.asked).toHaveLength(1);
  });

  it('is saved from a message that links to it', async () => {
    await using on = await scene();
    const message = on.say(`see arxiv.org/abs/${ID} and 2401.10891, not 1903.99999`);
    const saved = (await on.ada.menu('Save paper', message)).transcript();
    expect(saved).toContain('Thinking in Boxes');
    expect(saved).toContain('Depth Anything');
    expect(saved).toContain('arXiv has no paper 1903.99999');
  });

  it('never enters a digest, nor a list of a day', async () => {
    await using on = await scene();
    await on.ada.slash('/papers show', { paper: ID });
    expect(await undigested(on.stage.store, day('2019-03-04'))).toEqual([]);
    expect(await undigested(on.stage.store, day('2024-01-24'))).toEqual([]);
    const date = await on.ada.slash('/papers date', { day: '2019-03-04' });
    expect(date.transcript()).not.toContain('Thinking in Boxes');
  });

  it('that was withdrawn says so first', async () => {
    await using on = await scene();
    const card = await on.ada.slash('/papers show', { paper: WITHDRAWN });
    expect(card.transcript()).toMatch(/A Mistake.*\*\*This paper has been withdrawn\*\*/s);
  });

  it('is a sentence where arXiv has it not, or is away', async () => {
    await using on = await scene();
    const show = async (paper: string) => (await on.ada.slash('/papers show', { paper })).transcript();
    expect(await show('1903.99999')).toContain('arXiv has no paper 1903.99999.');
    const searched = await on.ada.slash('/papers search', { query: 'the one with 1903.99999' });
    expect(searched.transcript()).toContain('arXiv has no paper 1903.99999.');
    on.arxiv.answer = { status: 503 };
    expect(await show(ID)).toContain("arXiv doesn't answer at present, so I can't look 1903.00001 up.");
    const message = on.say(`${ID} and 2401.10891`);
    const saved = (await on.ada.menu('Save paper', message)).transcript();
    expect(saved).toContain('Depth Anything');
    expect(saved).toContain("arXiv doesn't answer at present");
    on.arxiv.answer = {};
    expect(await show(ID)).toContain('Thinking in Boxes');
  });
});
