// An embed: its bar, author, title, text, fields, pictures and footer, laid out as Discord lays them out.
import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { App } from '../app.ts';
import { cssColour, meOf, nowOf, words } from '../lookup.ts';
import { webAddress } from '../markdown/inline.ts';
import { inlineMarkdown, markdown } from '../markdown/render.ts';
import { stamp } from '../time.ts';
import { picture } from './picture.ts';

/** Discord's grid has twelve columns, and at most three fields stand side by side. */
const COLUMNS = 12;
const ABREAST = 3;

export function embed(app: App, shown: APIEmbed): TemplateResult {
  const { author, title, description, fields = [], thumbnail, image, footer, provider } = shown;
  const bar = shown.color === undefined ? '' : `--bar: ${cssColour(shown.color)}`;
  return html`<div class="embed ${image ? 'with-image' : ''}" role="group" aria-label=${title ?? 'embed'} .style=${bar}>
    <div class="embed-body">
      <div class="embed-words">
        ${provider?.name ? html`<div class="embed-provider">${provider.name}</div>` : nothing}
        ${
          author
            ? html`<div class="embed-author">${smallIcon(app, author.icon_url)}${link(author.url, author.name)}</div>`
            : nothing
        }
        ${
          title
            ? html`<div class="embed-title">${link(shown.url, html`${inlineMarkdown(app, title)}`)}</div>`
            : nothing
        }
        ${description ? html`<div class="embed-text markdown">${markdown(app, description)}</div>` : nothing}
        ${
          fields.length > 0
            ? html`<div class="embed-fields">${rows(fields).map((row) => drawRow(app, row))}</div>`
            : nothing
        }
      </div>
      ${thumbnail ? html`<div class="embed-thumbnail">${picture(app, thumbnail, { width: 80, height: 80 })}</div>` : nothing}
      ${image ? html`<div class="embed-image">${picture(app, image)}</div>` : nothing}
      ${
        footer || shown.timestamp
          ? html`<div class="embed-footer">
            ${smallIcon(app, footer?.icon_url)}
            <span>${[footer?.text, ...moment(app, shown.timestamp)].filter(Boolean).join(' • ')}</span>
          </div>`
          : nothing
      }
    </div>
  </div>`;
}

/** Inline fields that follow each other share a row. */
function rows(fields: readonly APIEmbedField[]): APIEmbedField[][] {
  const all: APIEmbedField[][] = [];
  for (const field of fields) {
    const row = all.at(-1);
    const joins = field.inline && row?.[0]?.inline && row.length < ABREAST;
    if (joins) row.push(field);
    else all.push([field]);
  }
  return all;
}

function drawRow(app: App, row: readonly APIEmbedField[]): TemplateResult[] {
  const span = COLUMNS / row.length;
  return row.map(
    ({ name, value }) => html`<div class="embed-field" .style=${`--span: ${span}`}>
      <div class="embed-field-name">${inlineMarkdown(app, name)}</div>
      <div class="embed-field-value markdown">${markdown(app, value)}</div>
    </div>`,
  );
}

function link(url: string | undefined, words: string | TemplateResult): TemplateResult {
  const address = url === undefined ? null : webAddress(url);
  if (address === null) return html`<span>${words}</span>`;
  return html`<a href=${address} target="_blank" rel="noreferrer noopener">${words}</a>`;
}

/** One that can't be had leaves no gap. */
function smallIcon(app: App, url: string | undefined) {
  const address = url === undefined ? null : webAddress(url);
  if (address === null || app.view.pictures.get(address) === 'broken') return nothing;
  const broken = () => app.change((view) => view.pictures.set(address, 'broken'));
  return html`<img class="embed-icon" src=${address} alt="" loading="lazy" @error=${broken} />`;
}

function moment(app: App, timestamp: string | undefined): string[] {
  return timestamp ? [stamp(Date.parse(timestamp), meOf(app).locale, words(app), nowOf(app))] : [];
}
