// Writes the archive's documents that are still to be written; the database has what they say.
import { writeDocument } from '../../digest/archive.ts';
import { messageOf } from '../../model/errors.ts';
import { findDigest } from '../../store/digests.ts';
import { strikeOut, unwritten } from '../../store/unwritten-documents.ts';
import type { Collector } from './collect.ts';

/** A folder that can't be written to, or a full disk, is reported; the documents are written when it can be. */
export async function writePending({ store, archive, log }: Collector): Promise<void> {
  for (const document of await unwritten(store)) {
    const digest = await findDigest(store, document.date, document.language);
    try {
      if (digest) log.info({ file: await writeDocument(archive, digest) }, 'digest written');
      await strikeOut(store, document);
    } catch (error) {
      log.error(
        { ...document, reason: messageOf(error) },
        'digest not written; the database has it, and it is tried again',
      );
      return;
    }
  }
}
