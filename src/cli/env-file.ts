// The file of settings, as editors and shells of any system save it: in UTF-8 with a mark or without, or in UTF-16 as PowerShell writes it.
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { messageOf } from '../model/errors.ts';

/** Sets in `env` what `file` says and nobody has set yet. Comes back with a sentence where it can't be read; no file is none to read. */
export function loadEnvFile(file: string, env: NodeJS.ProcessEnv): string | null {
  try {
    const said = parseEnv(decode(readFileSync(file)));
    for (const [name, value] of Object.entries(said)) env[name] ??= value;
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code === 'ENOENT' ? null : `The settings in ${file} can't be read: ${whyUnreadable(error, code)}`;
  }
}

function whyUnreadable(error: unknown, code: unknown): string {
  // Docker makes one where the file that it should mount is missing.
  if (code === 'EISDIR')
    return 'it is a folder. Take it away, and make a file of that name from .env.example.';
  if (code === 'EACCES') return 'the user that runs this may not read it.';
  return messageOf(error);
}

/** Never throws: a comment in another encoding is no reason to refuse the settings. */
function decode(bytes: Uint8Array): string {
  const isMarked = (first: number, second: number) => bytes[0] === first && bytes[1] === second;
  // Names are of ASCII: one byte of their first letter's two is zero, where no mark tells.
  const encoding =
    isMarked(0xff, 0xfe) || bytes[1] === 0
      ? 'utf-16le'
      : isMarked(0xfe, 0xff) || bytes[0] === 0
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
