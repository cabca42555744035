// What is followed, apart from the words that its papers must not have.
import { expect, it } from 'vitest';
import { partsOf, topicKey } from '../../src/store/follows.ts';

it.each([
  ['Kaiming He', 'Kaiming He', ''],
  ['Kaiming He -survey', 'Kaiming He', '-survey'],
  ['-survey  Kaiming   He –video', 'Kaiming He', '-survey –video'],
  ['Yann LeCun -"world model" -「강화 학습」', 'Yann LeCun', '-"world model" -「강화 학습」'],
  ['Jean-Luc Picard', 'Jean-Luc Picard', ''],
  ['Lab - East', 'Lab - East', ''],
  ['-survey', '', '-survey'],
])('%j is %j without %j', (text, name, without) => {
  expect(partsOf(text)).toEqual({ name, without });
});

it('follows of one name are told apart by what they leave out', () => {
  const key = (text: string) => topicKey({ kind: 'author', text });
  expect(key('Kaiming He -survey')).toBe(key('he kaiming -Survey'));
  expect(key('Kaiming He -survey')).not.toBe(key('Kaiming He survey'));
  expect(key('Kaiming He -survey')).not.toBe(key('Kaiming He'));
});
