// The bar above the conversation: where one is, what it is about, and the tools.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ChannelView } from '../../protocol.ts';
import type { App } from '../app.ts';
import { goTo } from '../go.ts';
import { icon } from '../icons.ts';
import { channelOf, directName, words } from '../lookup.ts';
import { inlineMarkdown } from '../markdown/render.ts';
import { toggleWeather } from '../weather/panel.ts';
import { channelIcon } from './sidebar.ts';

export function header(app: App, channel: ChannelView | undefined): TemplateResult {
  const { view } = app;
  const say = words(app);
  const { violations } = view.health;
  const showChannels = () => {
    app.change(() => {
      view.panel = view.panel === 'channels' ? null : 'channels';
    });
    app.afterwards(() => document.querySelector<HTMLElement>('.channel.here')?.focus());
  };
  const showMembers = () => {
    app.change(() => {
      view.membersShown = !view.membersShown;
    });
  };
  const weather = violations > 0 ? `${say.weather}: ${say.violationsCount(violations)}` : say.weather;
  return html`<header class="chat-head">
    <button type="button" class="tool burger" aria-label=${say.showChannels} @click=${showChannels}>
      ${icon('menu', 24)}
    </button>
    ${channel ? title(app, channel) : html`<h2></h2>`}
    <div class="tools">
      ${
        channel?.guildId
          ? html`<button type="button" class="tool members-tool" aria-label=${say.showMembers} title=${say.showMembers}
            aria-pressed=${view.membersShown} @click=${showMembers}>${icon('members', 22)}</button>`
          : nothing
      }
      <button type="button" class="tool" aria-label=${weather} title=${weather}
        aria-expanded=${view.panel === 'weather'} @click=${() => toggleWeather(app)}>
        ${icon('weather', 22)}
        ${violations > 0 ? html`<span class="badge">${violations}</span>` : nothing}
      </button>
    </div>
  </header>`;
}

function title(app: App, channel: ChannelView): TemplateResult {
  const parent = channel.parentId === null || !channel.thread ? undefined : channelOf(app, channel.parentId);
  const up = () => parent && goTo(app, { guild: parent.guildId ?? '@me', channel: parent.id });
  const name = channel.guildId === null ? directName(app, channel) : channel.name;
  return html`
    ${
      parent
        ? html`<button type="button" class="parent" @click=${up}>${icon(channelIcon(parent))}<span>${parent.name}</span></button>
          <span class="sep">${icon('right', 14)}</span>`
        : nothing
    }
    <h2>${channel.guildId === null ? html`<span class="at">@</span>` : icon(channelIcon(channel), 22)}<span>${name}</span></h2>
    ${
      channel.topic
        ? html`<span class="topic" title=${channel.topic}>${inlineMarkdown(app, channel.topic)}</span>`
        : nothing
    }
  `;
}
