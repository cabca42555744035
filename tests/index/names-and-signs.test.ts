// How names and signs are written in many ways, and meet in the index.
import { describe, expect, it } from 'vitest';
import { lettersAndDigits } from '../../src/index/english-forms.ts';
import { greekNamed } from '../../src/index/greek.ts';
import {
  misspellings,
  nextOf,
  nextOfSyllable,
  syllablesBegun,
  withoutLooseJamo,
} from '../../src/index/jamo.ts';
import { loanSpellings } from '../../src/index/loan-words.ts';
import { nameForms, withInitials } from '../../src/index/name-forms.ts';
import { shown } from '../../src/index/shown.ts';
import { signedTokens } from '../../src/index/signs.ts';
import { squashedTokens } from '../../src/index/squashed.ts';
import { titleWords } from '../../src/index/title-words.ts';
import { fold, wordsOf } from '../../src/index/tokens.ts';

describe('LaTeX', () => {
  it.each([
    ['M$^{2}$UGen', 'M2UGen'],
    ['MVD$^2$: Efficient', 'MVD2: Efficient'],
    ['Consistency^2', 'Consistency2'],
    ['$λ$-ECLIPSE', 'λ-ECLIPSE'],
    ['$\\lambda$-ECLIPSE', 'λ-ECLIPSE'],
    ['\\textbf{Only-IF}', 'Only-IF'],
    ['$\\textbf{Only-IF}$:Revealing', 'Only-IF:Revealing'],
    ['The $L_2$ Norm', 'The L2 Norm'],
    ['360^circ Horizons', '360° Horizons'],
    ['VideoVista 360$^\\circ$', 'VideoVista 360°'],
    ['nothing at all', 'nothing at all'],
    ['costs $5 and more', 'costs 5 and more'],
  ])('%s shows %s', (text, shows) => expect(shown(text)).toBe(shows));
});

describe('Greek letters', () => {
  it.each([
    ['PanGu-π', ['PanGu-pi', 'PanGu- pi ']],
    ['μLO', ['muLO', ' mu LO']],
    ['Top-nσ', ['Top-nsigma', 'Top-n sigma ']],
    ['∇²', ['nabla2', ' nabla 2']],
    ['no Greek', []],
    // A word is none of the letters.
    ['λόγος', []],
  ])('%s', (text, named) => expect(greekNamed(text)).toEqual(named));
});

describe('words with signs', () => {
  it.each([
    ['C++ and C#', 2],
    ['.NET', 1],
    ['Beyond A*: Better', 1],
    ['R&B', 1],
    ['pass@1 of 64 %', 1],
    ['HierSpeech++, VBench++', 2],
    ['a + b = c', 0],
    ['an end. Another', 0],
    ['me@example.org', 1],
  ])('%s has %i', (text, count) => expect(signedTokens(text)).toHaveLength(count));

  it('is looked for once in each run of letters: a long one takes no longer than many short ones', () => {
    const long = 'w'.repeat(400_000);
    const parts = `${'a-'.repeat(200_000)}b`;
    const dots = '.a'.repeat(200_000);
    const commas = `${','.repeat(400_000)}x`;
    expect(signedTokens(`${long} & ${parts} ${dots} C++`)).toEqual(signedTokens('C++'));
    expect(titleWords(`${commas} C++`).words).toBe(titleWords('x C++').words);
  });

  it('are the same in any case and width', () => {
    expect(signedTokens('c++')).toEqual(signedTokens('Ｃ++'.normalize('NFKC')));
    expect(signedTokens('CFG-Zero*')).toEqual(signedTokens('cfg-zero*'));
  });
});

describe('the sign of times', () => {
  it.each([
    ['16×16 patches', ['16x16', 'patches']],
    ['8×3.7B', ['8x3', '7b']],
    ['LLM×MapReduce', ['llmxmapreduce']],
    ['10× faster', ['10x', 'faster']],
  ])('is an x: %s', (text, of) => expect(wordsOf(text)).toEqual(of));

  it('is one in LaTeX, too', () => {
    expect(wordsOf(shown('$256\\times256$ pixels'))).toEqual(['256x256', 'pixels']);
  });

  it('may stand apart from what it multiplies', () => {
    expect(lettersAndDigits('1024x768')).toEqual(['1024', 'x', '768']);
    expect(lettersAndDigits('gpt4')).toEqual(['gpt', '4']);
    expect(lettersAndDigits('patches')).toBeNull();
  });
});

describe('names in one piece', () => {
  it.each([
    ['Qwen2.5-VL Technical Report', ['qwen25vl']],
    ['A Survey of Text-to-SQL', ['texttosql', 'text2sql']],
    ['SAM 2: Segment Anything', ['sam2']],
    ['k-NN search', ['knn']],
  ])('of the title %s', (title, tokens) => expect(squashedTokens(title, { isTitle: true })).toEqual(tokens));

  it('in running text only where they look like names', () => {
    expect(squashedTokens('state-of-the-art results of GPT-4o', { isTitle: false })).toEqual(['gpt4o']);
  });
});

describe('people', () => {
  const folded = (name: string) => nameForms(name).map(fold);
  it.each([
    ['Jürgen Schmidhuber', 'juergen schmidhuber'],
    ['Bernhard Schölkopf', 'bernhard schoelkopf'],
    ['Pål Halvorsen', 'paal halvorsen'],
    ['Anders Øland', 'anders oeland'],
    ['Li Fei-Fei', 'li feifei'],
    ['Yann LeCun', 'yann le cun'],
    ['Ronan Le Bras', 'ronan lebras'],
    ['Wil M. P. van der Aalst', 'wil m. p. vanderaalst'],
    ['Fernando De la Torre', 'fernando delatorre'],
    ['J. D. Zamfirescu-Pereira', 'jd. zamfirescu-pereira'],
    ["Liam O'Brien", 'liam obrien'],
    ['김민지', '김 민지'],
    ['김 민지', '김민지'],
    ['王小明', '王 小明'],
  ])('%s is %s, too', (name, form) => expect(folded(name)).toContain(form));

  it('have an initial for each given name', () => {
    expect(withInitials('J. Zico Kolter')).toEqual(['J Kolter', 'Z Kolter']);
    expect(withInitials('Plato')).toEqual([]);
  });
});

describe('Hangul', () => {
  it('goes on from a syllable that is half typed', () => {
    expect(withoutLooseJamo('확산ㅁ')).toBe('확산');
    expect(syllablesBegun('확사')).toContain('확산');
    expect(syllablesBegun('둔호')).toContain('둔황');
    expect(syllablesBegun('확산')).toEqual([]);
  });

  it.each([
    ['놑', '노', '타', '팋'],
    ['커뮤닡', '커뮤니', '타', '팋'],
    ['읽', '일', '가', '깋'],
    ['뚞', '뚜', '까', '낗'],
    ['왕ㅈ', '왕', '자', '짛'],
  ])('%s goes on from %s with a syllable from %s to %s', (typed, after, first, last) =>
    expect(nextOf(typed)).toEqual({ after, first, last }),
  );

  it('does not go on from a whole syllable, from two letters, or from none', () => {
    for (const typed of ['노', '노ㅋㅋ', '노ㅏ', 'ㅌ', 'note', '']) expect(nextOf(typed)).toBeNull();
  });

  it('of one syllable goes on with any other, or with a final', () => {
    const any = { after: '벼', first: '가', last: '힣' };
    expect(nextOfSyllable('벼')).toEqual([any, { after: '', first: '벼', last: '볗' }]);
    expect(nextOfSyllable('왕')).toEqual([{ ...any, after: '왕' }]);
    expect(nextOfSyllable('벽화')).toEqual([]);
  });

  it('differs in a letter', () => {
    const near = [...misspellings('착융')];
    expect(near).toContain('착용');
    expect([...misspellings('히부리어')]).toContain('히브리어');
    expect([...misspellings('모델델')]).toContain('모델');
    expect([...misspellings('형언어')]).toContain('언형어');
  });

  it('writes loan words in several ways', () => {
    expect(loanSpellings('디퓨젼')).toContain('디퓨전');
    expect(loanSpellings('데이터셋')).toEqual(expect.arrayContaining(['데이타셋', '데이터세트']));
    expect(loanSpellings('스플랫팅')).toContain('스플래팅');
    expect(loanSpellings('매커니즘을')).toContain('메커니즘을');
    expect(loanSpellings('바다')).toEqual([]);
  });
});
