// Discord's Markdown drawn: the tree of a text as elements, with mentions and times as the reader knows them.

import { ifDefined } from 'lit/directives/if-defined.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { App } from '../app.ts';
import { goTo } from '../go.ts';
import { icon } from '../icons.ts';
import { channelOf, cssColour, meOf, nameOf, nowOf, rolesHere, words } from '../lookup.ts';
import { fullTime, mentionedTime } from '../time.ts';
import { parseBlocks } from './blocks.ts';
import { parseInline } from './inline.ts';
import type { Block, Inline, List } from './tree.ts';

type Drawn = TemplateResult | string;

/** Trees of texts that were drawn lately: every change of the page draws all its messages again. */
const KEPT = 2000;
const trees = new Map<string, Block[]>();

export function markdown(app: App, text: string): readonly Drawn[] {
  let tree = trees.get(text);
  if (!tree) {
    if (trees.size >= KEPT) trees.clear();
    tree = parseBlocks(text);
    trees.set(text, tree);
  }
  return tree.map((block) => drawBlock(app, block));
}

/** A title or a field's name: no lists, headings or quotes. */
export function inlineMarkdown(app: App, text: string): readonly Drawn[] {
  return drawAll(app, parseInline(text));
}

function drawBlock(app: App, block: Block): TemplateResult {
  switch (block.kind) {
    case 'paragraph':
      return html`<div class="paragraph">${drawAll(app, block.inner)}</div>`;
    case 'heading':
      return html`<div class="heading level-${block.level}" role="heading" aria-level=${block.level + 2}>${drawAll(app, block.inner)}</div>`;
    case 'small':
      return html`<small class="subtext">${drawAll(app, block.inner)}</small>`;
    case 'quote':
      return html`<blockquote>${block.blocks.map((each) => drawBlock(app, each))}</blockquote>`;
    case 'fence':
      return html`<pre><code data-language=${block.language}>${block.text}</code></pre>`;
    case 'list':
      return drawList(app, block);
  }
}

function drawList(app: App, { start, items }: List): TemplateResult {
  const inner = items.map(
    (item) =>
      html`<li><span class="item">${drawAll(app, item.inner)}</span>${item.lists.map((list) => drawList(app, list))}</li>`,
  );
  return start === null ? html`<ul>${inner}</ul>` : html`<ol start=${start}>${inner}</ol>`;
}

function drawAll(app: App, nodes: readonly Inline[]): readonly Drawn[] {
  return nodes.map((node) => draw(app, node));
}

function draw(app: App, node: Inline): Drawn {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'bold':
      return html`<strong>${drawAll(app, node.inner)}</strong>`;
    case 'italic':
      return html`<em>${drawAll(app, node.inner)}</em>`;
    case 'underline':
      return html`<u>${drawAll(app, node.inner)}</u>`;
    case 'strike':
      return html`<s>${drawAll(app, node.inner)}</s>`;
    case 'spoiler':
      return spoiler(app, node.inner);
    case 'code':
      return html`<code>${node.text}</code>`;
    case 'link':
      return html`<a href=${node.url} target="_blank" rel="noreferrer noopener" title=${ifDefined(node.title || undefined)}>${drawAll(app, node.inner)}</a>`;
    case 'mention':
      return mention(app, node);
    case 'everyone':
      return html`<span class="mention">${node.text}</span>`;
    case 'command':
      return html`<span class="mention">/${node.name}</span>`;
    case 'emoji':
      return customEmoji(app, node);
    case 'time':
      return time(app, node.seconds * 1000, node.style);
  }
}

/** Shown by a click or a key, and then for good. */
function spoiler(app: App, inner: readonly Inline[]): TemplateResult {
  const show = (event: Event) => {
    if (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ') return;
    const element = event.currentTarget as HTMLElement;
    element.classList.add('shown');
    for (const name of ['role', 'tabindex', 'aria-label']) element.removeAttribute(name);
  };
  return html`<span class="spoiler" role="button" tabindex="0" aria-label=${words(app).spoiler} @click=${show} @keydown=${show}><span>${drawAll(app, inner)}</span></span>`;
}

function mention(app: App, { of, id }: Extract<Inline, { kind: 'mention' }>): TemplateResult {
  if (of === 'user') {
    return html`<span class="mention ${id === meOf(app).id ? 'me' : ''}">@${nameOf(app, id, 'unknown-user')}</span>`;
  }
  if (of === 'role') {
    const role = rolesHere(app).find((each) => each.id === id);
    const colour = role?.colour ? `--role: ${cssColour(role.colour)}` : '';
    return html`<span class="mention ${colour ? 'coloured' : ''}" .style=${colour}>@${role?.name.replace(/^@/, '') ?? 'unknown-role'}</span>`;
  }
  const channel = channelOf(app, id);
  if (!channel) return html`<span class="mention">${icon('lock', 14)}${words(app).noAccess}</span>`;
  const go = () => goTo(app, { guild: channel.guildId ?? '@me', channel: id });
  return html`<button class="mention" type="button" @click=${go}>${icon(channel.thread ? 'thread' : 'hash', 14)}${channel.name}</button>`;
}

/** By its name where its picture can't be had. */
function customEmoji(app: App, { name, id, animated }: Extract<Inline, { kind: 'emoji' }>): Drawn {
  const source = `https://cdn.discordapp.com/emojis/${id}.${animated ? 'gif' : 'webp'}?size=48`;
  if (app.view.pictures.get(source) === 'broken') return `:${name}:`;
  const broken = () => app.change((view) => view.pictures.set(source, 'broken'));
  return html`<img class="emoji" src=${source} alt=":${name}:" title=":${name}:" loading="lazy" @error=${broken} />`;
}

function time(app: App, moment: number, style: string): TemplateResult | string {
  const { locale } = meOf(app);
  const date = new Date(moment);
  if (Number.isNaN(date.valueOf())) return html`${nothing}`;
  return html`<time datetime=${date.toISOString()} title=${fullTime(moment, locale)}>${mentionedTime(moment, style, locale, nowOf(app))}</time>`;
}
