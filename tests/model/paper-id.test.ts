// A paper's identity: the arXiv id without version, however it is written.
import { describe, expect, it } from 'vitest';
import { paperIdsIn, parsePaperId } from '../../src/model/paper-id.ts';

describe('a paper id', () => {
  it.each([
    '2401.10891',
    ' 2401.10891v2 ',
    'arXiv:2401.10891',
    'https://arxiv.org/abs/2401.10891',
    'https://arxiv.org/abs/2401.10891v3',
    'http://www.arxiv.org/pdf/2401.10891v1.pdf',
    'https://arxiv.org/html/2401.10891v1#S3',
    'https://huggingface.co/papers/2401.10891',
    'hf.co/papers/2401.10891?utm=x',
    'see https://arxiv.org/abs/2401.10891.',
  ])('is read from %s', (text) => {
    expect(parsePaperId(text)).toBe('2401.10891');
  });

  it('is read in its old form', () => {
    expect(parsePaperId('https://arxiv.org/abs/cs/0112017v1')).toBe('cs/0112017');
    expect(parsePaperId('math.GT/0309136')).toBe('math.GT/0309136');
  });

  it.each(['depth anything', '2401', '1.5', 'https://example.org/abs/2401.10891', '2024-01-22', ''])(
    'is not read from "%s"',
    (text) => {
      expect(parsePaperId(text)).toBeNull();
    },
  );
});

describe('the papers that a text names', () => {
  it.each([
    ['see https://arxiv.org/abs/2401.10891v2, and hf.co/papers/2401.10774.', ['2401.10891', '2401.10774']],
    ['arXiv: 2401.10241 (PDF: https://arxiv.org/pdf/2401.10241v1.pdf)', ['2401.10241']],
    ['2401.10838 is good; https://www.alphaxiv.org/abs/2401.10822', ['2401.10838', '2401.10822']],
    ['an old one: arxiv.org/abs/cs/0112017', ['cs/0112017']],
    ['12.30, 2024.12345, 2413.00001, 1.2401.10891, https://huggingface.co/papers/date/2024-01-22', []],
    ['', []],
  ])('in "%s" are found', (text, ids) => {
    expect(paperIdsIn(text)).toEqual(ids);
  });
});
