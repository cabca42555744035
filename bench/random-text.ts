// Texts that nobody would type, and some that people do: for searches that must answer anything.

/** Signs and pieces of words that have a meaning somewhere: in queries, in SQL, in Unicode. */
const PIECES = [
  ...[
    '"',
    "'",
    '*',
    '^',
    '(',
    ')',
    '{',
    '}',
    'AND',
    'OR',
    'NOT',
    'NEAR(',
    ':',
    '-',
    '--',
    '%',
    '_',
    '\\',
    ';',
  ],
  ...[
    'GPT-4o',
    'C++',
    "it's",
    '1.5',
    '3D',
    'v2',
    'RL',
    'LLM을',
    'depth anything',
    'diffusion',
    'the',
    'authors :',
  ],
  ...[
    '확',
    '산모델',
    '을',
    '강화학습',
    '대규모언어모델',
    'ㅎ',
    '中文',
    '拡散モデル',
    'ñandú',
    'Łukasz',
    'ﬁ',
    'ß',
    'İ',
  ],
  ...[
    '\0',
    '\ud800',
    '\udfff',
    '\ue000',
    '\ue002확산',
    '\ue006',
    '\u0301',
    '\u200d',
    '\u202e',
    '👩‍👩‍👧',
    '𝔘',
    '“',
    '”',
    '-"',
    '「',
  ],
  ...[
    '2401.10891',
    'arXiv:2401.1',
    'https://arxiv.org/abs/',
    'hf.co/papers/2401.10891v9',
    '2024-01-22',
    '2024-02-30',
  ],
  ...[
    '어제',
    '지난주 월요일',
    '1월 22일',
    '22 Jan',
    'last monday',
    '9999-12-31',
    '-1',
    '٣',
    '00',
    '13월 32일',
  ],
];

export function randomText(random: () => number): string {
  const below = (most: number) => Math.floor(random() * most);
  const character = () =>
    String.fromCharCode([below(0x80), 0xac00 + below(11_172), below(0x10000)][below(3)] ?? 32);
  const piece = () =>
    random() < 0.6
      ? (PIECES[below(PIECES.length)] ?? '')
      : Array.from({ length: 1 + below(6) }, character).join('');
  const text = Array.from({ length: below(9) }, piece).join(random() < 0.7 ? ' ' : '');
  return random() < 0.01 ? text.repeat(1 + below(200)) : text;
}
