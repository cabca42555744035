// The page's code is TypeScript that needs no build: Node takes the types out and leaves every line where it was.
import { stripTypeScriptTypes } from 'node:module';

/** Node warns on its first use that the function may change, which a newcomer need not read. */
export function stripTypes(source: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}
