// Loan words in the spellings that Koreans write: 디퓨젼 and 디퓨전, 데이타 and 데이터, 컨텍스트 and 콘텍스트.

/** Each is written for the other; either way. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ['젼', '전'],
  ['쥬', '주'],
  ['챠', '차'],
  ['쵸', '초'],
  ['츄', '추'],
  ['데이타', '데이터'],
  ['레이져', '레이저'],
  ['메세지', '메시지'],
  ['컨텍스트', '콘텍스트'],
  ['컨텐', '콘텐'],
  ['컨트롤', '콘트롤'],
  ['컨셉', '콘셉트'],
  ['아키텍쳐', '아키텍처'],
  ['쉬트', '시트'],
  ['씽크', '싱크'],
  ['훼이크', '페이크'],
  ['훼이스', '페이스'],
  ['화인튜닝', '파인튜닝'],
  ['로칼', '로컬'],
  ['러지', '로지'],
  ['밸류', '벨류'],
  ['어텐숀', '어텐션'],
  ['이숀', '이션'],
  ['플래인', '플레인'],
  ['크레프트', '크래프트'],
  ['로보트', '로봇'],
  ['알고리듬', '알고리즘'],
  ['네트웍', '네트워크'],
  ['프레임웍', '프레임워크'],
  ['렌더링', '랜더링'],
  ['라벨', '레이블'],
  ['스켈', '스케일'],
  ['어뎁터', '어댑터'],
  ['아답터', '어댑터'],
  ['엔코더', '인코더'],
  ['애이전트', '에이전트'],
  ['백터', '벡터'],
];

/** The other spellings of a word. */
export function loanSpellings(word: string): string[] {
  const others = SPELLINGS.flatMap(([one, other]) => [
    ...(word.includes(one) ? [word.replace(one, other)] : []),
    ...(word.includes(other) ? [word.replace(other, one)] : []),
  ]);
  return [...new Set(others)].filter((other) => other !== word);
}
