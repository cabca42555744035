// What the first bytes of an SQLite file tell of its age: https://www.sqlite.org/fileformat2.html#the_database_header
const MAGIC = 'SQLite format 3\0';

/** The version that a writer needs, which a database with a log beside it has as 2; a copy that was made to stand alone has 1. */
const WRITE_VERSION_AT = 18;

/** The count of changes: it never goes back in one file. */
const CHANGES_AT = 24;

/** Bytes of the header. */
export const LENGTH = 100;

export function isWholeHeader(header: Buffer): boolean {
  return header.toString('latin1', 0, MAGIC.length) === MAGIC;
}

/** Whether it is that of a copy that was made before, or of a backup. */
export function isOlderHeader(header: Buffer, before: Buffer): boolean {
  return (
    header[WRITE_VERSION_AT] !== before[WRITE_VERSION_AT] ||
    header.readUInt32BE(CHANGES_AT) < before.readUInt32BE(CHANGES_AT)
  );
}
