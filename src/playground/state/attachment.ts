// Uploaded files: kept in memory and served as Discord's CDN would.
import { type APIAttachment, AttachmentFlags, type Snowflake } from 'discord-api-types/v10';
import type { State } from './state.ts';
import type { StoredFile } from './stored-file.ts';

export interface AttachmentNotes {
  readonly filename?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly is_spoiler?: boolean | null | undefined;
}

/** Discord keeps letters, digits, dots, dashes and underscores of a file's name. */
function cleanName(name: string): string {
  return name.replace(/[^\w.-]+/g, '_').replace(/^\.+/, '') || 'unknown';
}

export function storeFile(
  state: State,
  channelId: Snowflake,
  file: StoredFile,
  notes: AttachmentNotes,
  ephemeral: boolean,
): APIAttachment {
  const id = state.newId();
  const filename = cleanName(notes.filename ?? file.name);
  const url = `${state.url}/attachments/${channelId}/${id}/${filename}`;
  state.files.set(id, file);
  return {
    id,
    filename,
    size: file.bytes.byteLength,
    content_type: file.contentType,
    url,
    proxy_url: url,
    ...(notes.description && { description: notes.description }),
    ...(notes.title && { title: notes.title }),
    ...(notes.is_spoiler && { flags: AttachmentFlags.IsSpoiler }),
    ...(ephemeral && { ephemeral: true }),
  };
}
