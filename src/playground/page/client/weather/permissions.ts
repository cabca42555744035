// What the bot may do in the server at hand, whether it is there, and whether the channel is.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ChannelView, GuildView } from '../../protocol.ts';
import type { PageHost } from '../../weather-panel.ts';
import type { Give } from './give.ts';
import { toggle } from './inputs.ts';

export function permissions(
  host: PageHost,
  guild: GuildView | undefined,
  channel: ChannelView | undefined,
  give: Give,
): TemplateResult | typeof nothing {
  if (!guild) return nothing;
  const { granted } = host;
  const there = guild.hasBot;
  return html`<section>
    <h3>The bot in ${channel ? `#${channel.name}` : guild.name}</h3>
    ${there ? nothing : html`<p>The bot is not in this server.</p>`}
    ${
      channel && granted
        ? html`<div class="grants">${host.permissions.map((name) => grant(channel.id, name, granted.includes(name), give))}</div>`
        : nothing
    }
    <div class="line">
      <button type="button" class="button ${there ? 'danger' : 'success'}"
        @click=${() => give({ do: 'bot', guild: guild.id, there: !there }, there ? 'The bot was kicked.' : 'The bot is back.')}>
        <span>${there ? 'Kick the bot' : 'Invite the bot'}</span>
      </button>
      ${
        channel
          ? html`<button type="button" class="button danger"
            @click=${() => give({ do: 'delete-channel', channel: channel.id }, `#${channel.name} is deleted.`)}>
            <span>Delete #${channel.name}</span>
          </button>`
          : nothing
      }
    </div>
  </section>`;
}

function grant(channel: string, name: string, granted: boolean, give: Give): TemplateResult {
  return toggle(spaced(name), granted, (on) =>
    give({ do: 'permission', channel, name, granted: on }, `${spaced(name)}: ${on ? 'granted' : 'revoked'}.`),
  );
}

/** ReadMessageHistory as Discord's settings write it. */
function spaced(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
}
