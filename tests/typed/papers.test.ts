// Papers as people paste them: every common site's address, citations, and ids in running text.
import { describe, expect, it } from 'vitest';
import { paperIdsIn, parsePaperId } from '../../src/model/paper-id.ts';

describe('a paper that is pasted', () => {
  it.each([
    'https://doi.org/10.48550/arXiv.2403.00001',
    '10.48550/arXiv.2403.00001',
    'https://alphaxiv.org/abs/2403.00001v2',
    'doi:10.48550/arXiv.2403.00001',
    'http://dx.doi.org/10.48550/ARXIV.2403.00001',
    'https://arxiv.org/pdf/2403.00001v2.pdf',
    'https://arxiv.org/pdf/2403.00001',
    'https://arxiv.org/html/2403.00001v3#S2.SS1',
    'https://arxiv.org/abs/2403.00001?context=cs.CL',
    'https://export.arxiv.org/abs/2403.00001',
    'https://browse.arxiv.org/html/2403.00001v1',
    'https://arxiv.org/format/2403.00001',
    'https://arxiv.org/e-print/2403.00001',
    'https://arxiv.org/src/2403.00001v1',
    'https://ar5iv.labs.arxiv.org/html/2403.00001',
    'https://ar5iv.org/abs/2403.00001',
    'https://www.alphaxiv.org/overview/2403.00001v1',
    'https://www.alphaxiv.org/ko/overview/2403.00001',
    'https://huggingface.co/papers/2403.00001',
    'https://hf.co/papers/2403.00001?ref=x#community',
    'https://huggingface.co/papers/2403.00001/discussions',
    'https://www.semanticscholar.org/arxiv/2403.00001',
    'https://api.semanticscholar.org/arXiv:2403.00001',
    'https://api.semanticscholar.org/graph/v1/paper/ARXIV:2403.00001',
    'https://www.arxiv-vanity.com/papers/2403.00001/',
    'https://papers.cool/arxiv/2403.00001',
    'https://scirate.com/arxiv/2403.00001',
    'https://www.emergentmind.com/papers/2403.00001',
    '<https://arxiv.org/abs/2403.00001>',
    '[a paper](https://arxiv.org/abs/2403.00001)',
    'arXiv:2403.00001v1 [cs.CL] 1 Mar 2024',
    'arXiv preprint arXiv:2403.00001',
    'ARXIV.ORG/ABS/2403.00001',
    '[2403.00001] A Title As Browsers Show It',
    '２４０３．００００１',
    'https%3A%2F%2Farxiv.org%2Fabs%2F2403.00001',
  ])('%s', (text) => {
    expect(paperIdsIn(text)).toEqual(['2403.00001']);
  });

  it.each([
    ['https://doi.org/10.48550/arXiv.2403.00001', '2403.00001'],
    ['10.48550/arXiv.2403.00001', '2403.00001'],
    ['https://www.semanticscholar.org/arxiv/2403.00001', '2403.00001'],
    ['https://arxiv.org/pdf/cs/0112017v1.pdf', 'cs/0112017'],
    ['doi.org/10.48550/arXiv.cs/0112017', 'cs/0112017'],
    ['hep-th/9901001v3', 'hep-th/9901001'],
    ['[2403.00001v2]', '2403.00001'],
    ['<https://arxiv.org/abs/2403.00001>', '2403.00001'],
    ['arXiv:2403.00001v1 [cs.CL]', '2403.00001'],
  ])('alone, %s is %s', (text, id) => {
    expect(parsePaperId(text)).toBe(id);
  });

  it.each([
    [
      'Cf. cs/0112017, hep-th/9901001v2 and math.GT/0309136.',
      ['cs/0112017', 'hep-th/9901001', 'math.GT/0309136'],
    ],
    ['오늘 읽은 논문: https://arxiv.org/abs/2403.00001입니다', ['2403.00001']],
    ['2403.00001과 2403.00002를 비교', ['2403.00001', '2403.00002']],
    ['@misc{x, eprint={2403.00001}, archivePrefix={arXiv}}', ['2403.00001']],
    ['(see arxiv.org/abs/2403.00001v2); also hf.co/papers/2403.00002!', ['2403.00001', '2403.00002']],
    ['https://arxiv.org/abs/2403.00001https://arxiv.org/abs/2403.00002', ['2403.00001', '2403.00002']],
    ['arXiv: 0704.0001 and arXiv:1412.6980', ['0704.0001', '1412.6980']],
    ['||https://arxiv.org/pdf/2403.00001||', ['2403.00001']],
  ])('in "%s" are %j', (text, ids) => {
    expect(paperIdsIn(text)).toEqual(ids);
  });

  it.each([
    '10.1145/3292500.3330701',
    '2024.12345',
    'call 2403.000019 now',
    'and/or 1234567',
    'price 2499.00',
    'v1.2403.00001',
  ])('%s names none', (text) => {
    expect(paperIdsIn(text)).toEqual([]);
  });
});
