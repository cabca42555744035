// Words near a misspelt one: found among those held in memory as they would be among all of them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../../bench/random.ts';
import { type IndexFile, openIndexFile } from '../../src/index/file.ts';
import { learnWords, spellingsNear } from '../../src/index/spelling.ts';
import { createTables } from '../../src/index/tables.ts';
import { wordList } from '../../src/index/word-list.ts';

const random = seeded(3);
const LETTERS = [...'abc1'];
const letter = () => LETTERS[Math.floor(random() * LETTERS.length)] ?? '';
const word = (length: number) => `w${Array.from({ length: length - 1 }, letter).join('')}`;
const WORDS = [...new Set(Array.from({ length: 900 }, (_, nth) => word(3 + (nth % 4))))];

/** A word, and all that is left of it without one letter. */
const parts = (of: string) => [of, ...Array.from(of, (_, at) => of.slice(0, at) + of.slice(at + 1))];

let file: IndexFile;
beforeAll(async () => {
  file = await openIndexFile(null, () => {});
  await createTables(file.writes, { identity: '', room: 1024, revision: 0 });
  await learnWords(file.writes, WORDS);
});
afterAll(() => file.close());

describe('near a misspelt word', () => {
  it('are all that are left the same without a letter, and no others', async () => {
    for (let length = 3; length < 7; length++) {
      const wrong = word(length);
      const right = WORDS.filter(
        (each) => each !== wrong && parts(each).some((part) => parts(wrong).includes(part)),
      );
      const { neighbours: near } = await spellingsNear(file.reads, wrong);
      expect([...near].sort()).toEqual(right.slice().sort());
      expect(near.length).toBeGreaterThan(0);
    }
  });

  it('are words that were learned a moment ago, too', async () => {
    expect((await spellingsNear(file.reads, 'holograqhy')).neighbours).toEqual([]);
    await learnWords(file.writes, ['holography']);
    expect((await spellingsNear(file.reads, 'holograqhy')).neighbours).toEqual(['holography']);
    expect((await spellingsNear(file.reads, 'holographyzebra')).pairs).toEqual([]);
    await learnWords(file.writes, ['zebra']);
    expect((await spellingsNear(file.reads, 'holographyzebra')).pairs).toEqual(['holography zebra']);
  });
});

describe('words of a length', () => {
  it('has each of them and no other, however many there are', () => {
    const five = WORDS.filter(({ length }) => length === 5);
    const list = wordList(` ${five.join(' ')} `, 5);
    expect(five.every(list.has)).toBe(true);
    const others = Array.from({ length: 300 }, () => word(5)).filter((each) => !five.includes(each));
    expect(others.some(list.has)).toBe(false);
    expect(list.has('w')).toBe(false);
  });

  it('none at all', () => {
    const none = wordList('', 4);
    expect(none.has('word')).toBe(false);
    expect(none.alike('word')).toEqual([]);
  });
});
