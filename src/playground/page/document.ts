// The HTML of the page: little more than the list of its files, and which of them may run.
import { createHash } from 'node:crypto';
import { IMPORTS, listAssets } from './assets.ts';

/** Before anything is drawn, so that a page in the light doesn't flash up dark. */
const THEME = `const theme = localStorage.getItem('theme'); if (theme) document.documentElement.dataset.theme = theme;`;

const IMPORT_MAP = JSON.stringify({ imports: IMPORTS });

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="10" fill="#5865f2"/><path d="M9 9h14v11a3 3 0 0 1-3 3H12a3 3 0 0 1-3-3z" fill="#fff"/><path d="M12 12h8M12 15.5h8M12 19h5" stroke="#5865f2" stroke-width="1.8" stroke-linecap="round"/></svg>`;

/** Nothing but the page's own code runs; pictures may come from wherever a message says. */
export const POLICY = [
  "default-src 'none'",
  `script-src 'self' ${hash(THEME)} ${hash(IMPORT_MAP)}`,
  "style-src 'self'",
  "connect-src 'self'",
  'img-src * data: blob:',
  'media-src *',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export async function writeDocument(title: string): Promise<string> {
  const { scripts, styles } = await listAssets();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="dark light">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(ICON)}">
<script>${THEME}</script>
<script type="importmap">${IMPORT_MAP}</script>
${styles.map((file) => `<link rel="stylesheet" href="/page/style/${file}">`).join('\n')}
${scripts.map((file) => `<link rel="modulepreload" href="/page/client/${file}">`).join('\n')}
<script type="module" src="/page/client/main.ts"></script>
</head>
<body><noscript>The playground needs JavaScript.</noscript></body>
</html>
`;
}

function hash(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
