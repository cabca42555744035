// What an admin may change in the channel and the server at hand that keeps a bot from posting, and the commands of the application.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ChannelView, GuildView } from '../../protocol.ts';
import type { PageHost } from '../../weather-panel.ts';
import { WORDS } from '../texts/weather.ts';
import type { Give } from './give.ts';
import { toggle } from './inputs.ts';

/** Long enough to be seen, and short enough to be waited for. */
const TIMEOUT_MINUTES = 60;

const LONGEST_SLOW_MODE = 21_600;

export function place(
  host: PageHost,
  guild: GuildView | undefined,
  channel: ChannelView | undefined,
  give: Give,
): TemplateResult {
  return html`${guild && channel && host.place ? changes(host.place, guild.id, channel, give) : nothing}
    <section>
      <p>${WORDS.commands(host.commands)}</p>
      <button type="button" class="button danger" @click=${() => give({ do: 'wipe-commands' }, WORDS.wiped)}>
        <span>${WORDS.wipe}</span>
      </button>
    </section>`;
}

function changes(
  { locked, requiresTag, slowSeconds, isTimedOut, isFull }: NonNullable<PageHost['place']>,
  guild: string,
  { id: channel, name }: ChannelView,
  give: Give,
): TemplateResult {
  const timeOut = (on: boolean) =>
    give({ do: 'time-out', guild, minutes: on ? TIMEOUT_MINUTES : 0 }, WORDS.timedOutIs(on));
  return html`<section>
    <h3>${WORDS.channel(name)}</h3>
    ${toggle(WORDS.timedOut, isTimedOut, timeOut)}
    ${toggle(WORDS.full, isFull, (on) => give({ do: 'fill-threads', guild, on }, WORDS.fullIs(on)))}
    ${locked === null ? nothing : toggle(WORDS.locked, locked, (on) => give({ do: 'lock', channel, on }, WORDS.lockedIs(on)))}
    ${requiresTag === null ? nothing : tags(channel, requiresTag, give)} ${slowMode(channel, slowSeconds, give)}
  </section>`;
}

function tags(channel: string, requiresTag: boolean, give: Give): TemplateResult {
  return html`${toggle(WORDS.requiresTag, requiresTag, (on) => give({ do: 'require-tag', channel, on }, WORDS.requiresTagIs(on)))}
    <button type="button" class="button secondary"
      @click=${() => give({ do: 'tag', channel, name: 'papers' }, WORDS.tagAdded)}><span>${WORDS.newTag}</span></button>`;
}

function slowMode(channel: string, seconds: number, give: Give): TemplateResult {
  const set = (event: SubmitEvent) => {
    event.preventDefault();
    const chosen = Number(new FormData(event.target as HTMLFormElement).get('seconds'));
    void give({ do: 'slow-mode', channel, seconds: chosen }, WORDS.slow(chosen));
  };
  return html`<form class="line" @submit=${set}>
    <label>${WORDS.slowMode} <input type="number" name="seconds" min="0" max=${LONGEST_SLOW_MODE} .value=${String(seconds)} /></label>
    <button type="submit" class="button secondary"><span>${WORDS.set}</span></button>
  </form>`;
}
