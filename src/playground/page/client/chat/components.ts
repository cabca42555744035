// Rows of buttons and selects, and the newer components that lay out a whole message.
import type {
  APIAttachment,
  APIButtonComponent,
  APIComponentInContainer,
  APIContainerComponent,
  APIMessageTopLevelComponent,
  APISectionComponent,
} from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { MessageView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { cssColour } from '../lookup.ts';
import { markdown } from '../markdown/render.ts';
import { Component, LARGE_SPACING } from '../numbers.ts';
import { attachment } from './attachments.ts';
import { button } from './button.ts';
import { picture } from './picture.ts';
import { select } from './select.ts';

type Any = APIMessageTopLevelComponent | APIComponentInContainer | APISectionComponent['accessory'];
type Drawn = TemplateResult | typeof nothing;

export function components(app: App, message: MessageView): Drawn {
  const all = message.components ?? [];
  if (all.length === 0) return nothing;
  return html`<div class="components">${all.map((each) => component(app, message, each))}</div>`;
}

function component(app: App, message: MessageView, shown: Any): Drawn {
  switch (shown.type) {
    case Component.row:
      return html`<div class="row">
        ${shown.components.map((each) =>
          each.type === Component.button ? button(app, message, each) : select(app, message, each),
        )}
      </div>`;
    case Component.button:
      return button(app, message, shown as APIButtonComponent);
    case Component.text:
      return html`<div class="markdown">${markdown(app, shown.content)}</div>`;
    case Component.section:
      return html`<div class="section">
        <div class="section-words">${shown.components.map((each) => component(app, message, each))}</div>
        ${component(app, message, shown.accessory)}
      </div>`;
    case Component.thumbnail:
      return picture(app, { ...sized(shown.media), alt: shown.description }, { width: 85, height: 85 });
    case Component.gallery:
      return html`<div class="gallery many-${Math.min(shown.items.length, 4)}">
        ${shown.items.map(({ media, description: alt }) =>
          picture(app, { ...sized(media), alt }, { width: 550, height: 350 }),
        )}
      </div>`;
    case Component.separator:
      return html`<div class="separator ${shown.divider === false ? 'bare' : ''} ${shown.spacing === LARGE_SPACING ? 'large' : ''}"
        role="presentation"></div>`;
    case Component.file: {
      const file = message.attachments.find(({ url }) => url === shown.file.url);
      return attachment(app, file ?? unknownFile(shown.file.url));
    }
    case Component.container:
      return container(app, message, shown);
    default:
      return nothing;
  }
}

function container(app: App, message: MessageView, shown: APIContainerComponent): TemplateResult {
  const { accent_color: accent, components: inner } = shown;
  const bar = accent === null || accent === undefined ? '' : `--bar: ${cssColour(accent)}`;
  return html`<div class="container ${bar ? 'accented' : ''} ${shown.spoiler ? 'veiled' : ''}" .style=${bar}>
    ${inner.map((each) => component(app, message, each))}
  </div>`;
}

function sized({ url, width, height }: { url: string; width?: number | null; height?: number | null }) {
  return { url, width: width ?? undefined, height: height ?? undefined };
}

function unknownFile(url: string): APIAttachment {
  return { id: '0', filename: url.split('/').at(-1) ?? 'file', size: 0, url, proxy_url: url };
}
