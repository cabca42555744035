// Which characters a font can write: it tells in its table `cmap`, in format 12 where it has more than a few thousand.
// Source: the OpenType specification, https://learn.microsoft.com/typography/opentype/spec/cmap

const TABLE_BYTES = 16;
const ENCODING_BYTES = 8;
const GROUP_BYTES = 12;
const ALL_OF_UNICODE = 12;

/** Tells which characters of a text a font has no glyph for. Throws where the font says so in another format. */
export function missingIn(font: Uint8Array): (text: string) => string[] {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const groups = groupsAt(view, cmapOf(view));
  const has = (character: string) => {
    const code = character.codePointAt(0) ?? 0;
    return groups.some(([first, last]) => first <= code && code <= last);
  };
  return (text) => [...new Set(text)].filter((character) => !has(character));
}

/** Where the table is. */
function cmapOf(view: DataView): number {
  const tables = view.getUint16(4);
  for (let nth = 0; nth < tables; nth++) {
    const at = 12 + nth * TABLE_BYTES;
    if (view.getUint32(at) === 0x636d6170) return view.getUint32(at + 8);
  }
  throw new Error('the font has no table of its characters');
}

/** First and last of the characters that follow each other. */
function groupsAt(view: DataView, cmap: number): (readonly [number, number])[] {
  const encodings = view.getUint16(cmap + 2);
  for (let nth = 0; nth < encodings; nth++) {
    const at = cmap + view.getUint32(cmap + 4 + nth * ENCODING_BYTES + 4);
    if (view.getUint16(at) !== ALL_OF_UNICODE) continue;
    const count = view.getUint32(at + 12);
    return Array.from({ length: count }, (_, group) => {
      const from = at + 16 + group * GROUP_BYTES;
      return [view.getUint32(from), view.getUint32(from + 4)] as const;
    });
  }
  throw new Error('the font tells its characters in a format that is not read');
}
