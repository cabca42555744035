// The page's own files and the one library it uses, read where they stand.
import { readdir, readFile } from 'node:fs/promises';
import { createRequire, findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import type { Context } from 'hono';
import { stripTypes } from './strip.ts';

/** The sources that the browser gets, wherever this code itself was built into. */
const PAGE = join(dirname(findPackageJSON('..', import.meta.url) ?? ''), 'src', 'playground', 'page');

/** The page's code begins at main.ts. */
const SCRIPTS = join(PAGE, 'client');
const STYLES = join(PAGE, 'style');

/** Files of the page and of its library; no path leads out of their folders. */
const CODE = /^[\w-]+(?:\/[\w-]+)*\.ts$/;
const SHEET = /^[\w-]+\.css$/;
const MODULE = /^[\w-]+(?:\/[\w-]+)*\.js$/;

/** lit-html is lit's own dependency, so it is found from there. */
const LIT = findPackageJSON('lit', import.meta.url) ?? '';
const PACKAGES: Readonly<Record<string, string>> = {
  lit: dirname(LIT),
  'lit-html': dirname(findPackageJSON('lit-html', createRequire(LIT).resolve('./html.js')) ?? ''),
};

/** What `import 'lit/html.js'` means in the browser. */
export const IMPORTS = {
  'lit/': '/page/modules/lit/',
  'lit-html': '/page/modules/lit-html/lit-html.js',
  'lit-html/': '/page/modules/lit-html/',
};

const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';

/** Every script and style sheet of the page, as paths below its folder. */
export async function listAssets(): Promise<{ scripts: string[]; styles: string[] }> {
  const [scripts, styles] = await Promise.all([filesIn(SCRIPTS, '.ts'), filesIn(STYLES, '.css')]);
  return { scripts, styles };
}

async function filesIn(folder: string, ending: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => file.endsWith(ending)).sort();
}

export async function serveScript(c: Context, path: string): Promise<Response> {
  const code = CODE.test(path) ? await read(join(SCRIPTS, path)) : null;
  return code === null ? c.notFound() : answer(c, stripTypes(code), SCRIPT);
}

export async function serveStyle(c: Context, path: string): Promise<Response> {
  const sheet = SHEET.test(path) ? await read(join(STYLES, path)) : null;
  return sheet === null ? c.notFound() : answer(c, sheet, STYLE);
}

export async function serveModule(c: Context, name: string, path: string): Promise<Response> {
  const folder = Object.hasOwn(PACKAGES, name) ? PACKAGES[name] : undefined;
  const code = folder !== undefined && MODULE.test(path) ? await read(join(folder, path)) : null;
  return code === null ? c.notFound() : answer(c, code, SCRIPT);
}

function read(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}

/** Always asked for again: the files change under whoever works on them. */
function answer(c: Context, text: string, type: string): Response {
  return c.body(text, 200, {
    'Content-Type': type,
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
  });
}
