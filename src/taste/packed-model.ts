// A model as bytes, to be kept: the ids of features, their weights to 16 bits, and its examples.
import { z } from 'zod';
import type { Model } from './model.ts';

/** Changes with the form of what follows: what was kept in another one is learned anew. */
const FORM = 1;

const HEADER_BYTES = 12;
const FEATURE_BYTES = 6;
const STEPS = 32_767;

const examplesJson = z.array(z.tuple([z.string(), z.number()]));

export function packModel({ ids, weights, examples }: Model): Uint8Array {
  const text = new TextEncoder().encode(
    JSON.stringify(examples.map(({ of, strength }) => [of, Number(strength.toPrecision(5))])),
  );
  const bytes = new Uint8Array(HEADER_BYTES + ids.length * FEATURE_BYTES + text.length);
  const view = new DataView(bytes.buffer);
  const most = weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 0);
  view.setUint32(0, FORM);
  view.setUint32(4, ids.length);
  view.setFloat32(8, most);
  for (let at = 0; at < ids.length; at++) {
    const from = HEADER_BYTES + at * FEATURE_BYTES;
    view.setUint32(from, ids[at] ?? 0);
    view.setInt16(from + 4, most === 0 ? 0 : Math.round(((weights[at] ?? 0) / most) * STEPS));
  }
  bytes.set(text, HEADER_BYTES + ids.length * FEATURE_BYTES);
  return bytes;
}

/** Null where the bytes are of another form. */
export function unpackModel(bytes: Uint8Array): Model | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || view.getUint32(0) !== FORM) return null;
  const size = view.getUint32(4);
  const end = HEADER_BYTES + size * FEATURE_BYTES;
  if (bytes.length < end) return null;
  const most = view.getFloat32(8);
  const ids = new Uint32Array(size);
  const weights = new Float32Array(size);
  for (let at = 0; at < size; at++) {
    const from = HEADER_BYTES + at * FEATURE_BYTES;
    ids[at] = view.getUint32(from);
    weights[at] = (view.getInt16(from + 4) / STEPS) * most;
  }
  const text = new TextDecoder().decode(bytes.subarray(end));
  const examples = examplesJson.parse(JSON.parse(text)).map(([of, strength]) => ({ of, strength }));
  return { ids, weights, examples };
}
