// A request of the wire to a call: its JSON or multipart body and its files.
import type { Context } from 'hono';
import { refusal } from '../errors.ts';
import type { State } from '../state/state.ts';
import type { StoredFile } from '../state/stored-file.ts';
import type { Call } from './route.ts';

const FILE_SIZE = 10 * 1024 * 1024;
const REQUEST_SIZE = 25 * 1024 * 1024;

export async function readCall(context: Context, state: State): Promise<Call> {
  const { req } = context;
  if (Number(req.header('content-length') ?? 0) > REQUEST_SIZE) throw refusal('RequestEntityTooLarge');
  const params = req.param() as Record<string, string>;
  const mark = req.url.indexOf('?');
  const query = new URLSearchParams(mark < 0 ? '' : req.url.slice(mark));
  const read = { state, params, query };
  if (req.method === 'GET' || req.method === 'DELETE') return { ...read, body: undefined, files: new Map() };
  if (req.header('content-type')?.startsWith('multipart/form-data'))
    return { ...read, ...(await readForm(await req.formData())) };
  return { ...read, body: readJson(await req.text()), files: new Map() };
}

async function readForm(form: FormData): Promise<Pick<Call, 'body' | 'files'>> {
  const files = new Map<number, StoredFile>();
  for (const [key, value] of form) {
    const index = /^files\[(\d+)\]$/.exec(key)?.[1];
    if (index === undefined || typeof value === 'string') continue;
    if (value.size > FILE_SIZE) throw refusal('RequestEntityTooLarge');
    const contentType = value.type || 'application/octet-stream';
    const bytes = new Uint8Array(await value.arrayBuffer());
    files.set(Number(index), { name: value.name, contentType, bytes });
  }
  const payload = form.get('payload_json');
  return { body: readJson(typeof payload === 'string' ? payload : ''), files };
}

function readJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw refusal('RequestBodyContainsInvalidJSON');
  }
}
