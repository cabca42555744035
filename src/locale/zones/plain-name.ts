// One spelling of what means the same place: without capitals, accents, points, underscores and apostrophes.

/** São Paulo, sao_paulo and SAO PAULO are one; Hangul and kana stay whole. */
export function plainName(text: string): string {
  return text
    .slice(0, 100)
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/ı/g, 'i')
    .replaceAll(/[.'’`]/g, '')
    .replaceAll(/[\s_]+/g, ' ')
    .trim();
}
