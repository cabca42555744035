// Words that people put into a query and that no paper need have: they are left out as long as others remain.

const STOP_WORDS = new Set(
  `a an and are as at be by can do does for from how i in is it its me of on or that the their there these this
  to towards using via was what when which with paper papers article articles about
  논문 논문들 관련 관련된 대한 대해 대하여 위한 위해 통한 통해 이용한 사용한 활용한 이용 하는 있는 없는 같은 어떤 무슨 그 이 저 및 또는
  만드는 만든 다루는 다룬 쓰는 쓴 나온 그리고 좀 것 거 찾아줘 찾기 알려줘`.split(/\s+/),
);

/** `word` is folded. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
