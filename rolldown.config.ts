// npm run build: the bot minified for production, with source maps so that an error names the line in the sources.
import { decode, encode } from '@jridgewell/sourcemap-codec';
import { defineConfig, type Plugin } from 'rolldown';

const BEYOND_ASCII = /[\u0080-\uffff]/g;

/** What is written instead of one sign: `\\u` and four digits. */
const ESCAPED = 6;

/** Where the escape would mean something else: behind a backslash, and in raw texts. */
const NOT_TO_ESCAPE = /\\[\u0080-\uffff]|\.raw`[^`]*[\u0080-\uffff]/;

/**
 * V8 keeps a part's text as long as it runs, with two bytes a letter where one sign in it takes two: where such signs are
 * few, they are escaped, as texts, patterns and names allow.
 */
const inOneByte: Plugin = {
  name: 'in-one-byte',
  generateBundle(_, files) {
    for (const file of Object.values(files)) {
      if (file.type !== 'chunk') continue;
      const { code, fileName } = file;
      const signs = code.match(BEYOND_ASCII)?.length ?? 0;
      if (signs === 0 || code.length + signs * (ESCAPED - 1) > code.length * 2) continue;
      const map = files[`${fileName}.map`];
      if (map?.type !== 'asset') throw new Error(`${fileName} has no map`);
      if (NOT_TO_ESCAPE.test(code)) throw new Error(`${fileName} holds a sign that can't be escaped`);
      file.code = code.replace(BEYOND_ASCII, escapeSign);
      const { mappings, ...rest } = JSON.parse(String(map.source));
      const moved = encode(shifted(decode(mappings), code.split('\n')));
      map.source = JSON.stringify({ ...rest, mappings: moved });
    }
  },
};

const escapeSign = (sign: string) =>
  `\\u${sign
    .charCodeAt(0)
    .toString(16)
    .padStart(ESCAPED - 2, '0')}`;

/** The mappings, each as many columns further as the escapes before it on its line have added. */
function shifted(mappings: ReturnType<typeof decode>, lines: readonly string[]): typeof mappings {
  return mappings.map((line, nth) => {
    const places = [...(lines[nth] ?? '').matchAll(BEYOND_ASCII)].map(({ index }) => index);
    let before = 0;
    return line.map(([column, ...rest]) => {
      while ((places[before] ?? Number.POSITIVE_INFINITY) < column) before++;
      return [column + before * (ESCAPED - 1), ...rest] as (typeof line)[number];
    });
  });
}

export default defineConfig({
  // What draws pictures runs in a thread of its own, which begins with a file.
  input: { paperboy: 'src/main.ts', drawing: 'src/chart/drawing.ts' },
  platform: 'node',
  plugins: [inOneByte],
  output: {
    dir: 'dist',
    entryFileNames: '[name].js',
    chunkFileNames: 'parts/[name]-[hash].js',
    format: 'esm',
    minify: true,
    sourcemap: true,
    cleanDir: true,
  },
  // Optional: discord.js and pino do without them. What draws pictures is partly machine code.
  external: [
    '@resvg/resvg-js',
    'zlib-sync',
    'bufferutil',
    'utf-8-validate',
    'pino-pretty',
    'erlpack',
    '@discordjs/opus',
  ],
});
