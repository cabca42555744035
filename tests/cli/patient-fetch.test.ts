// How long a model may be silent, by where it is.
import { expect, it } from 'vitest';
import { silenceMsOf } from '../../src/cli/patient-fetch.ts';

const MINUTE = 60_000;

it.each([
  'http://127.0.0.1:11434/v1',
  'http://localhost:1234/v1',
  'http://[::1]:8080/v1',
  'http://[fd12:3456::1]:8000/v1',
  'http://10.1.2.3/v1',
  'http://172.20.0.2:8000/v1',
  'http://192.168.0.7:8000/v1',
  'http://100.101.102.103/v1',
  'http://ollama:11434/v1',
  'http://host.docker.internal:11434/v1',
  'http://gpu.local/v1',
])('is ten minutes at %s', (address) => {
  expect(silenceMsOf(address)).toBe(10 * MINUTE);
});

it.each([
  'https://api.openai.com/v1',
  'https://10.example.com/v1',
  'http://172.32.0.1/v1',
  'http://[2001:db8::1]/v1',
  'https://router.huggingface.co/v1',
])('is two minutes at %s', (address) => {
  expect(silenceMsOf(address)).toBe(2 * MINUTE);
});
