// What the bot sends, as plain data: Discord's own form of a message's embeds and rows of buttons.
import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  type MessageFlags,
} from 'discord.js';

/** A text, or a picture with what it shows in words, for whoever can't see it. */
type AttachedFile =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly bytes: Uint8Array; readonly description: string };

export interface Payload {
  readonly content?: string;
  readonly embeds?: APIEmbed[];
  readonly components?: APIActionRowComponent<APIComponentInMessageActionRow>[];
  /** In place of words, embeds and rows: the whole message as components lay it out; for answers alone. */
  readonly layout?: APIMessageTopLevelComponent[];
  readonly files?: readonly AttachedFile[];
  /** Says that Discord draws no pictures of addresses. */
  readonly flags?: MessageFlags.SuppressEmbeds;
  /** The roles that may be pinged. */
  readonly pings?: readonly string[];
  /** The members who may be pinged, because they asked for it; nobody else ever is. */
  readonly notified?: readonly string[];
}

/** The colour of every embed: the yellow of Hugging Face's smile. */
export const COLOUR = 0xffd21e;

/** Limits of Discord's messages; in characters where nothing else is said. */
export const LIMIT = {
  content: 2000,
  title: 256,
  author: 256,
  description: 4096,
  fieldName: 256,
  fieldValue: 1024,
  choice: 100,
  /** How many options a select, or the offers for a typed option, may have. */
  choices: 25,
  /** A button's address. */
  link: 512,
  /** A picture's. */
  picture: 2048,
} as const;

export type Button = APIComponentInMessageActionRow;

export function row(...buttons: Button[]): APIActionRowComponent<APIComponentInMessageActionRow> {
  return { type: ComponentType.ActionRow, components: buttons };
}

/** A row holds five buttons (Discord). */
const IN_A_ROW = 5;

/** Buttons in as few rows as hold them. */
export function rows(buttons: readonly Button[]): ReturnType<typeof row>[] {
  const count = Math.ceil(buttons.length / IN_A_ROW);
  return Array.from({ length: count }, (_, nth) =>
    row(...buttons.slice(nth * IN_A_ROW, (nth + 1) * IN_A_ROW)),
  );
}

export interface ActionOptions {
  readonly style?: ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Success | ButtonStyle.Danger;
  readonly disabled?: boolean;
  /** A character, or a server's own. */
  readonly emoji?: string | { readonly id: string; readonly name: string };
}

/** A button that the bot answers; `id` is made by buttonId. */
export function action(
  id: string,
  label: string,
  { style = ButtonStyle.Secondary, disabled = false, emoji }: ActionOptions = {},
): Button {
  return {
    type: ComponentType.Button,
    style,
    custom_id: id,
    label,
    disabled,
    ...(emoji && { emoji: typeof emoji === 'string' ? { name: emoji } : emoji }),
  };
}

export function linkButton(label: string, url: string): Button {
  return { type: ComponentType.Button, style: ButtonStyle.Link, label, url };
}

/** To where others say: no button where there is no address, or one that is too long for a button. */
export function foreignLink(label: string, url: string | null): Button[] {
  return url !== null && url.length <= LIMIT.link ? [linkButton(label, url)] : [];
}

/** The first part of every button's id; buttons of another version answer that they are old. */
const VERSION = 'v1';

/** `v1:name:argument:…`, at most 100 characters. */
export function buttonId(name: string, ...args: readonly (string | number)[]): string {
  const id = [VERSION, name, ...args].join(':');
  if (id.length > 100) throw new RangeError(`a button's id has at most 100 characters: ${id}`);
  return id;
}

export function parseButtonId(id: string): { name: string; args: string[] } | null {
  const [version, name, ...args] = id.split(':');
  return version === VERSION && name ? { name, args } : null;
}
