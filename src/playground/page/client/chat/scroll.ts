// Where the reader is in the messages: at the newest they stay there, further up nothing moves under their eyes.
import type { Snowflake } from 'discord-api-types/v10';
import { ref } from 'lit/directives/ref.js';
import type { App } from '../app.ts';
import { loadOlder } from '../go.ts';

/** So near to an edge counts as being there. */
const NEAR = 40;
const TIME_TO_LOAD = 600;

/** Each channel has a box of its own. */
export function watchScroll(app: App, channel: string) {
  return ref((box) => {
    if (!(box instanceof HTMLElement) || box.dataset.channel === channel) return;
    box.dataset.channel = channel;
    watch(app, box);
  });
}

function watch(app: App, box: HTMLElement): void {
  let height = 0;
  const stay = () => {
    height = box.scrollHeight;
    if (app.view.atEnd) box.scrollTop = height;
    else note(app, box);
  };
  const scrolled = () => {
    // Pictures and messages that come make it longer, which is not the reader going up.
    if (app.view.atEnd && box.scrollHeight !== height) stay();
    else note(app, box);
  };
  box.addEventListener('scroll', scrolled, { passive: true });
  const observer = new ResizeObserver(stay);
  for (const element of [box, ...box.querySelectorAll('.messages')]) observer.observe(element);
}

function note(app: App, box: HTMLElement): void {
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
  if (atEnd !== app.view.atEnd)
    app.change((view) => {
      view.atEnd = atEnd;
    });
  const { channel } = box.dataset;
  if (channel && box.scrollTop < TIME_TO_LOAD) void older(app, box, channel);
}

async function older(app: App, box: HTMLElement, channel: string): Promise<void> {
  const first = box.querySelector<HTMLElement>('.message');
  const before = first?.getBoundingClientRect().top ?? 0;
  await loadOlder(app, channel);
  app.afterwards(() => {
    if (first?.isConnected) box.scrollTop += first.getBoundingClientRect().top - before;
  });
}

export function toPresent(app: App): void {
  app.change((view) => {
    view.atEnd = true;
  });
  app.afterwards(() => {
    const box = document.querySelector('.log');
    if (box) box.scrollTop = box.scrollHeight;
  });
}

/**
 * The bot answers at the end, however far up the button was. A long answer is shown from its first line; whoever puts
 * it away is back where they were.
 */
export function jumpToAnswer(app: App, message: Snowflake): void {
  const box = document.querySelector('.log');
  if (app.view.atEnd || !box) return;
  const { scrollTop } = box;
  toPresent(app);
  app.change((view) => {
    view.readAt = scrollTop;
  });
  app.afterwards(() => {
    const row = document.getElementById(`message-${message}`);
    if (!row || row.offsetHeight <= box.clientHeight) return;
    app.view.atEnd = false;
    row.scrollIntoView({ block: 'start' });
  });
}

export function returnFromAnswer(app: App): void {
  const { readAt } = app.view;
  if (readAt === null) return;
  app.change((view) => {
    view.readAt = null;
    view.atEnd = false;
  });
  app.afterwards(() => document.querySelector('.log')?.scrollTo({ top: readAt }));
}
