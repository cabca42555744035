// Discord's own schemas, made as strict as a test wants them: a key that Discord doesn't know is an error.
//
// discord-api-spec's setStrictObject has no effect once its module is loaded (each schema has already been made
// with the lax object), so the schemas are rebuilt here.
import {
  ComponentEmojiForRequestSchema,
  MessageAttachmentRequestSchema,
  UnfurledMediaRequestSchema,
  UnfurledMediaRequestWithAttachmentReferenceRequiredSchema,
} from 'discord-api-spec/zod';
import * as z from 'zod/mini';

type Schema = z.core.$ZodType;
type AnyDef = z.core.$ZodTypeDef & Record<string, unknown>;

/**
 * Keys that Discord takes and its OpenAPI leaves out, by a key that tells which kind of body it is. discord.js
 * sends `tts` and `enforce_nonce` with every message, also where they mean nothing.
 */
const ALSO_TAKEN: readonly (readonly [of: string, keys: readonly string[]])[] = [
  ['embeds', ['tts', 'enforce_nonce']],
  ['default_member_permissions', ['nsfw']],
  // What an embed was given back with may be sent again.
  ['icon_url', ['proxy_icon_url']],
  ['placeholder_version', ['proxy_url', 'content_type', 'flags']],
];

/** discord.js sends these back whole, with all that it was told of them. */
const ECHOED = new Set<Schema>([
  ComponentEmojiForRequestSchema,
  MessageAttachmentRequestSchema,
  UnfurledMediaRequestSchema,
  UnfurledMediaRequestWithAttachmentReferenceRequiredSchema,
]);

/** Discord reads numbers that are written as text: permissions are always sent so. */
const numberAsText = z.string().check(z.regex(/^-?\d+$/));

const made = new WeakMap<Schema, Schema>();

export function strict(schema: Schema): Schema {
  const known = made.get(schema);
  if (known) return known;
  const built = rebuild(schema);
  made.set(schema, built);
  return built;
}

function rebuild(schema: Schema): Schema {
  if (ECHOED.has(schema)) return schema;
  const def = schema._zod.def as AnyDef;
  const like = (change: Record<string, unknown>) => z.core.clone(schema, { ...def, ...change } as never);
  switch (def.type) {
    case 'object':
      return like({ shape: strictShape(def.shape as Record<string, Schema>), catchall: z.never() });
    case 'array':
      return like({ element: strict(def.element as Schema) });
    case 'optional':
    case 'nullable':
      return like({ innerType: strict(def.innerType as Schema) });
    case 'record':
      return like({ valueType: strict(def.valueType as Schema) });
    case 'lazy':
      return like({ getter: () => strict((def.getter as () => Schema)()), _cachedInner: undefined });
    case 'number':
      return z.union([schema as z.ZodMiniType, numberAsText]);
    case 'string':
      return isTimestamp(def)
        ? z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text))))
        : schema;
    case 'union':
      return strictUnion(def.options as Schema[], like);
    default:
      return schema;
  }
}

function strictShape(shape: Record<string, Schema>): Record<string, Schema> {
  const own = Object.entries(shape).map(([key, value]) => [key, strict(value)] as const);
  const also = ALSO_TAKEN.flatMap(([of, keys]) => (of in shape ? keys : []));
  return Object.fromEntries([...also.map((key) => [key, z.optional(z.unknown())] as const), ...own]);
}

/** Where each option has a `type` of its own, that decides, so an error names the place and not the union. */
function strictUnion(options: Schema[], like: (change: Record<string, unknown>) => Schema): Schema {
  const rebuilt = options.map(strict);
  const told = options.every(isToldByType);
  return told ? z.discriminatedUnion('type', rebuilt as never) : like({ options: rebuilt });
}

function isToldByType(option: Schema): boolean {
  const def = option._zod.def as AnyDef;
  if (def.type === 'lazy') return isToldByType((def.getter as () => Schema)());
  const shape = def.shape as Record<string, Schema> | undefined;
  return shape?.type?._zod.def.type === 'literal';
}

/** The generated schema takes only times that end in Z; Discord takes any ISO 8601. */
function isTimestamp(def: AnyDef): boolean {
  const checks = (def.checks ?? []) as { _zod: { def: { format?: string } } }[];
  return checks.some((check) => check._zod.def.format === 'datetime');
}
