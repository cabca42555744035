// npm run build: the bot minified for production, with source maps so that an error names the line in the sources.
import { defineConfig } from 'rolldown';

export default defineConfig({
  // What draws pictures runs in a thread of its own, which begins with a file.
  input: { paperboy: 'src/main.ts', drawing: 'src/chart/drawing.ts' },
  platform: 'node',
  output: {
    dir: 'dist',
    entryFileNames: '[name].js',
    chunkFileNames: 'parts/[name]-[hash].js',
    format: 'esm',
    minify: true,
    sourcemap: true,
    cleanDir: true,
    // A bot loads all commands, so they are one part; what another sub-command needs stays apart and is not loaded.
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ name: 'commands', test: /\/commands\// }],
    },
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
