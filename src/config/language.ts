// The language that a host names: as a tag or as shells do (ko_KR.UTF-8), by the one name that it has in digests and texts.

/** No place is to be taken away: what ICU loads for that takes longer than to read all other settings. */
const AS_IT_STANDS = /^(?:[a-z]{2,3}|zh-(?:CN|TW))$/;

/** Chinese is named by its place, in which its two scripts differ. */
const CHINESE = 'zh';

/** BCP 47, without the place where the language is spoken anyway: ko for ko-KR, but en-GB. Null where it is no tag. */
export function languageNamed(text: string): string | null {
  const tag = text.replace(/[.@].*$/, '').replaceAll('_', '-');
  if (tag === CHINESE) return 'zh-CN';
  if (AS_IT_STANDS.test(tag)) return tag;
  // Longer ones are words, such as korean.
  if (!/^[a-z]{2,3}(?:-|$)/i.test(tag)) return null;
  try {
    const { baseName } = new Intl.Locale(new Intl.Locale(tag).baseName).minimize();
    return baseName === CHINESE ? 'zh-CN' : baseName;
  } catch {
    return null;
  }
}
