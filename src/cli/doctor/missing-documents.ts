// Documents that the database could write and the archive lacks: looked for, and written; one that is there is never touched.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../../config.ts';
import type { Db } from '../../database/schema.ts';
import { documentPath, writeDocument } from '../../digest/archive.ts';
import { counted } from '../../model/counted.ts';
import { digestLanguages, findDigest, storedDays } from '../../store/digests.ts';
import { type Document, strikeOut, unwritten } from '../../store/unwritten-documents.ts';
import type { Mender, Mending } from './context.ts';

interface Archive {
  readonly store: Db;
  readonly config: Config;
  readonly cwd: string;
}

export async function missingDocuments({ store, config, cwd }: Archive): Promise<Document[]> {
  const root = resolve(cwd, config.DIGESTS_DIR);
  const days = await storedDays(store, { limit: Number.MAX_SAFE_INTEGER });
  const missing: Document[] = [];
  for (const { date } of days.toReversed()) {
    const own = await digestLanguages(store, date);
    for (const language of own.length > 0 ? own : [config.DIGEST_LANGUAGE])
      if (!existsSync(documentPath(root, { date, language }))) missing.push({ date, language });
  }
  return missing;
}

/** What a running bot has noted down to write is left to it: two would write into one draft. */
export async function mendDocuments({ job, store, isBotRunning }: Mender): Promise<Mending> {
  const noted = await unwritten(store);
  const isNoted = ({ date, language }: Document) =>
    noted.some((each) => each.date === date && each.language === language);
  const missing = await missingDocuments({ ...job, store });
  const toWrite = [...missing.filter((each) => !isNoted(each)), ...(isBotRunning ? [] : noted)];
  const root = resolve(job.cwd, job.config.DIGESTS_DIR);
  const written: string[] = [];
  for (const document of toWrite) {
    const digest = await findDigest(store, document.date, document.language);
    if (digest) written.push(await writeDocument(root, digest));
    await strikeOut(store, document);
  }
  const [first] = written;
  const others = written.length > 1 ? `, and ${written.length - 1} more` : '';
  const left = isBotRunning && noted.length > 0;
  return {
    mended: first === undefined ? [] : [`documents were missing and are written: ${first}${others}`],
    left: left
      ? [`the bot that runs has yet to write ${counted(noted.length, 'document')}, and does so by itself`]
      : [],
  };
}
