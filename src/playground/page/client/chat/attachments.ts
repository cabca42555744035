// Files that came with a message: pictures and films shown, everything else as a card to take.
import type { APIAttachment } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { App } from '../app.ts';
import { icon } from '../icons.ts';
import { picture } from './picture.ts';

const ROOM = { width: 550, height: 350 };

export function attachments(app: App, all: readonly APIAttachment[]): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`<div class="attachments">${all.map((each) => attachment(app, each))}</div>`;
}

export function attachment(app: App, file: APIAttachment): TemplateResult {
  const { url, width, height, description: alt, content_type: type = '' } = file;
  if (/^image\/(?:png|jpeg|gif|webp)/.test(type)) {
    return picture(app, { url, alt, width: width ?? undefined, height: height ?? undefined }, ROOM);
  }
  if (type.startsWith('video/')) return html`<video class="film" src=${url} controls preload="none"></video>`;
  return html`<a class="file" href=${url} download=${file.filename}>
    ${icon('file', 32)}
    <span><strong>${file.filename}</strong><small>${sizeOf(file.size)}</small></span>
  </a>`;
}

function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const [size, unit] = bytes < 1024 ** 2 ? [bytes / 1024, 'KB'] : [bytes / 1024 ** 2, 'MB'];
  return `${size.toFixed(2)} ${unit}`;
}
