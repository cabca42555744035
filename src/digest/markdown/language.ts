// The language of a text by its script: of those that summaries are written in, each has one that the others lack.

/** Letters of Latin script alone say nothing before there are so many. */
const ENOUGH = 20;

/** BCP 47; null where there is too little text to tell. */
export function languageOfText(text: string): 'ko' | 'ja' | 'zh-CN' | 'en' | null {
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
  const [hangul, kana, han, latin] = [
    count(/\p{Script=Hangul}/gu),
    count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu),
    count(/\p{Script=Han}/gu),
    count(/\p{Script=Latin}/gu),
  ];
  // English words stand among all others, and a sentence of East Asia has fewer letters.
  const wide = hangul + kana + han;
  if (wide * 5 < latin) return latin >= ENOUGH ? 'en' : null;
  if (wide === 0) return latin >= ENOUGH ? 'en' : null;
  if (hangul * 2 >= wide) return 'ko';
  return kana * 10 >= wide ? 'ja' : 'zh-CN';
}
