// .env as a host's editor or shell leaves it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadEnvFile } from '../../src/cli/env-file.ts';
import { newFolder } from './process.ts';

function load(content: string | Uint8Array, env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  using folder = newFolder();
  const file = join(folder.path, '.env');
  writeFileSync(file, content);
  expect(loadEnvFile(file, env)).toBeNull();
  return env;
}

const TEXT = '# 설정\nDISCORD_TOKEN=abc.def.ghi\r\nDIGEST_CLOSES="09:00 Asia/Seoul" # morning\n';
const READ = { DISCORD_TOKEN: 'abc.def.ghi', DIGEST_CLOSES: '09:00 Asia/Seoul' };
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

it.each([
  ['UTF-8', TEXT],
  ['UTF-8 with a mark before its first setting', `\ufeff${TEXT.slice(TEXT.indexOf('DISCORD'))}`],
  ['UTF-16 as PowerShell writes it', utf16(`\ufeff${TEXT}`)],
  ['UTF-16 of the other order', utf16(`\ufeff${TEXT}`).swap16()],
  ['UTF-16 without a mark', utf16(TEXT)],
  [
    'a comment in EUC-KR',
    Buffer.concat([Buffer.from([0x23, 0xbc, 0xb3, 0xc1, 0xa4, 0x0a]), Buffer.from(TEXT)]),
  ],
])('is read in %s', (_, content) => {
  expect(load(content)).toEqual(READ);
});

it('gives way to what is set already', () => {
  expect(load('A=file\nB=file\nC=file\n', { A: 'shell', C: '' })).toEqual({ A: 'shell', B: 'file', C: '' });
});

it('need not be there, and where it is a folder that is said', () => {
  using folder = newFolder();
  const file = join(folder.path, '.env');
  expect(loadEnvFile(file, {})).toBeNull();
  mkdirSync(file);
  expect(loadEnvFile(file, {})).toBe(
    `The settings in ${file} can't be read: it is a folder. Take it away, and make a file of that name from .env.example.`,
  );
});
