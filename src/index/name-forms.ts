// The ways in which people write one name: Jürgen and Juergen, Fei-Fei and Feifei, LeCun and Le Cun, van der Merwe and Vandermerwe, 김민지 and 김 민지.

const TWO_LETTERS: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  å: 'aa',
  ø: 'oe',
};

const PARTICLES =
  /(?<![\p{L}-])(?:(?:van|von|der|den|de|del|della|la|le|los|du|di|da|dos|das|el|al|ter|ten|mc|mac|bin|st)\.? )+(?=\p{L})/giu;

const CJK = /^[\p{Script=Hangul}\p{Script=Han} ]+$/u;

/** The other ways, without the name itself. */
export function nameForms(name: string): string[] {
  const trimmed = name.normalize('NFC').trim();
  const forms = [twoLetters(trimmed), ...joinedOrApart(trimmed)];
  return [...new Set(forms)].filter((form) => form !== trimmed);
}

/** German and Nordic letters by two: Schölkopf is Schoelkopf. */
export function twoLetters(name: string): string {
  return name.replace(/[äöüåø]/giu, (letter) => {
    const two = TWO_LETTERS[letter.toLowerCase()] ?? letter;
    return letter === letter.toLowerCase() ? two : two.charAt(0).toUpperCase() + two.slice(1);
  });
}

function joinedOrApart(name: string): string[] {
  if (CJK.test(name)) return spacedOrNot(name);
  const spelt = twoLetters(name);
  return [
    spelt.replace(/(?<=\p{L})[-‐'’](?=\p{L})/gu, ''),
    name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '),
    name.replace(PARTICLES, (run) => run.replace(/[. ]/g, '')),
    // J. D. is JD.
    name.replace(/\b(\p{Lu})\. ?(?=\p{Lu}\.)/gu, '$1'),
  ];
}

/** A family name of one character, then the given name. */
function spacedOrNot(name: string): string[] {
  const joined = name.replaceAll(' ', '');
  const length = [...joined].length;
  if (length < 2 || length > 4) return [joined];
  return [joined, `${joined.slice(0, 1)} ${joined.slice(1)}`];
}

/** Each given name's initial before the last name: J Kolter and Z Kolter for J. Zico Kolter. */
export function withInitials(name: string): string[] {
  const parts = name.trim().split(/\s+/);
  const last = parts.at(-1) ?? '';
  if (parts.length < 2 || CJK.test(name)) return [];
  return parts.slice(0, -1).map((part) => `${part.charAt(0)} ${last}`);
}
