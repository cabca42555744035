// The stream of what happens: kept open as long as the page, begun anew whenever it breaks or the member changes.
import type { MessageView, PageEvent, Scene } from '../protocol.ts';
import type { App } from './app.ts';
import { jumpToAnswer } from './chat/scroll.ts';
import { goTo, load, placeOf, stay } from './go.ts';
import { meOf, nameOf, words } from './lookup.ts';
import { compareIds } from './snowflake.ts';
import { newView } from './view.ts';

/** Discord shows for so long that somebody types. */
const TYPING = 10_000;

export class Live {
  readonly #app: App;
  #source: EventSource | null = null;
  #fresh = true;

  constructor(app: App) {
    this.#app = app;
  }

  /** Becomes a member, by id or user name; null is whoever comes first. */
  follow(member: string | null): void {
    this.#source?.close();
    this.#fresh = true;
    const source = new EventSource(`/page/live${member === null ? '' : `?as=${encodeURIComponent(member)}`}`);
    source.onmessage = ({ data }) => this.#hear(JSON.parse(data as string) as PageEvent);
    source.onerror = () => this.#lose(source);
    this.#source = source;
  }

  #lose(source: EventSource): void {
    if (source !== this.#source) return;
    this.#fresh = true;
    this.#app.change((view) => {
      view.online = false;
    });
  }

  #hear(event: PageEvent): void {
    if (event.type === 'scene') this.#setScene(event.scene);
    else this.#app.change(() => hear(this.#app, event));
  }

  /** The first scene of a stream begins all over: nobody knows what was missed. */
  #setScene(scene: Scene): void {
    const app = this.#app;
    const { view } = app;
    const known = view.scene !== null;
    const sameMember = view.scene?.me === scene.me;
    if (this.#fresh && !sameMember) forget(app);
    if (this.#fresh) {
      const { channel } = view.place;
      for (const id of view.logs.keys()) if (id !== channel) view.logs.delete(id);
      if (channel && view.logs.has(channel)) void load(app, channel, { again: true });
    }
    view.scene = scene;
    view.online = true;
    document.documentElement.lang = meOf(app).locale;
    if (!this.#fresh) stay(app);
    else if (known && sameMember) goTo(app, view.place, { replace: true });
    else goTo(app, placeOf(new URL(location.href)), { replace: true });
    this.#fresh = false;
    app.change();
  }
}

/** Another member has another view; what belongs to the browser stays. */
function forget({ view }: App): void {
  const { health, panel, host, membersShown, theme } = view;
  Object.assign(view, newView(), {
    health,
    panel: panel === 'weather' ? panel : null,
    host,
    membersShown,
    theme,
  });
}

function hear(app: App, event: Exclude<PageEvent, { type: 'scene' }>): void {
  const { view } = app;
  switch (event.type) {
    case 'message':
      receive(app, event.channel, event.message);
      return;
    case 'gone': {
      const log = view.logs.get(event.channel);
      if (log) log.messages = log.messages.filter(({ id }) => !event.ids.includes(id));
      return;
    }
    case 'typing': {
      const there = view.typing.get(event.channel) ?? new Map<string, number>();
      view.typing.set(event.channel, there.set(event.user, Date.now() + TYPING));
      setTimeout(() => app.change(), TYPING + 50);
      return;
    }
    case 'health':
      view.health = event.health;
  }
}

function receive(app: App, channel: string, message: MessageView): void {
  const { view } = app;
  const log = view.logs.get(channel);
  const isNew = log ? place(log, message) : message.edited_timestamp === null;
  if (!isNew) return;
  view.typing.get(channel)?.delete(message.author.id);
  const here = channel === view.place.channel;
  if (!here && message.author.id !== view.scene?.me) view.unread.add(channel);
  if (here && message.author.id !== view.scene?.me) announce(app, message);
  if (here && message.interaction_metadata?.user.id === view.scene?.me) jumpToAnswer(app, message.id);
}

/** True where it was not there before. */
function place(log: { messages: readonly MessageView[] }, message: MessageView): boolean {
  const at = log.messages.findIndex(({ id }) => id === message.id);
  if (at >= 0) {
    log.messages = log.messages.with(at, message);
    return false;
  }
  const after = log.messages.findLastIndex(({ id }) => compareIds(id, message.id) < 0);
  log.messages = log.messages.toSpliced(after + 1, 0, message);
  return true;
}

/** For those who don't see it come. */
function announce(app: App, message: MessageView): void {
  const [embed] = message.embeds;
  const says = [message.content, embed?.title, embed?.description].filter(Boolean).join(' ');
  const who = nameOf(app, message.author.id, message.author.username);
  const text = says === '' ? words(app).thinking(who) : `${who}: ${says}`;
  app.view.announcement = text.slice(0, 300);
}
