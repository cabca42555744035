// Embeds beyond the schema: the sum over all of them, what may not be empty, and which addresses Discord takes.
import type { APIEmbed } from 'discord-api-types/v10';
import type { Form, Path } from './form.ts';

const ALL_EMBEDS = 6000;
const WEB = ['http', 'https'];
const WEB_OR_ATTACHMENT = [...WEB, 'attachment'];

export interface Attached {
  /** Names of the files that an `attachment://` address may name. */
  readonly names: ReadonlySet<string>;
}

export function checkEmbeds(form: Form, embeds: readonly APIEmbed[], path: Path, attached: Attached): void {
  for (const [index, embed] of embeds.entries()) checkEmbed(form, embed, [...path, index], attached);
  const size = embeds.reduce((sum, embed) => sum + sizeOf(embed), 0);
  if (size > ALL_EMBEDS)
    form.add(path, 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${ALL_EMBEDS}`);
}

function checkEmbed(form: Form, embed: APIEmbed, path: Path, attached: Attached): void {
  if (isBlank(embed)) form.required([...path, 'description']);
  if (embed.author && !embed.author.name) form.required([...path, 'author', 'name']);
  if (embed.footer && !embed.footer.text) form.required([...path, 'footer', 'text']);
  for (const [index, field] of (embed.fields ?? []).entries()) {
    if (field.name.trim() === '') form.required([...path, 'fields', index, 'name']);
    if (field.value.trim() === '') form.required([...path, 'fields', index, 'value']);
  }
  checkAddress(form, embed.url, [...path, 'url'], WEB);
  checkAddress(form, embed.author?.url, [...path, 'author', 'url'], WEB);
  checkMedia(form, embed.author?.icon_url, [...path, 'author', 'icon_url'], attached);
  checkMedia(form, embed.footer?.icon_url, [...path, 'footer', 'icon_url'], attached);
  checkMedia(form, embed.image?.url, [...path, 'image', 'url'], attached);
  checkMedia(form, embed.thumbnail?.url, [...path, 'thumbnail', 'url'], attached);
}

/** An address on the web, or of a file that comes with the message. */
export function checkMedia(form: Form, url: string | undefined, path: Path, { names }: Attached): void {
  checkAddress(form, url, path, WEB_OR_ATTACHMENT);
  const file = /^attachment:\/\/(.+)$/.exec(url ?? '')?.[1];
  if (file !== undefined && !names.has(file))
    form.add(
      path,
      'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
      `The referenced attachment "${file}" could not be found`,
    );
}

export function checkAddress(
  form: Form,
  url: string | undefined | null,
  path: Path,
  schemes: readonly string[] = WEB,
): void {
  if (!url || !URL.canParse(url)) return;
  const scheme = new URL(url).protocol.slice(0, -1);
  if (schemes.includes(scheme)) return;
  const list = schemes.map((each) => `'${each}'`).join(', ');
  form.add(
    path,
    'URL_TYPE_INVALID_SCHEME',
    `Scheme "${scheme}" is not supported. Scheme must be one of (${list}).`,
  );
}

function isBlank(embed: APIEmbed): boolean {
  const { title, description, author, footer, image, thumbnail, fields = [] } = embed;
  return ![title, description, author, footer, image, thumbnail, fields[0]].some(Boolean);
}

/** What counts towards 6,000: all words, no addresses. */
function sizeOf({ title, description, footer, author, fields }: APIEmbed): number {
  const words = [title, description, footer?.text, author?.name];
  for (const field of fields ?? []) words.push(field.name, field.value);
  return words.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}
