// Live suggestions: asked of the bot shortly after the last key, and only the newest answer counts.
import type { ChannelView, Value } from '../../protocol.ts';
import type { App } from '../app.ts';
import { act, isTrouble } from '../ask.ts';
import { meOf } from '../lookup.ts';
import { suggests } from './candidates.ts';
import { checkField, isProblem } from './check.ts';
import type { Field, Filling } from './draft.ts';

/** Milliseconds without a key. */
const PAUSE = 120;

const asking = new WeakMap<Filling, AbortController>();

/** `whenReady` is called where Enter was pressed before the suggestions came. */
export function askSuggestions(
  app: App,
  channel: ChannelView,
  filling: Filling,
  field: Field,
  whenReady: () => void,
): void {
  asking.get(filling)?.abort();
  if (!suggests(field.option)) return;
  const stop = new AbortController();
  asking.set(filling, stop);
  app.write(() => {
    filling.suggested ??= 'loading';
    filling.stale = true;
    filling.eager = false;
  });
  const timer = setTimeout(() => void ask({ app, channel, filling, field, whenReady }, stop.signal), PAUSE);
  stop.signal.addEventListener('abort', () => clearTimeout(timer));
}

interface Asking {
  readonly app: App;
  readonly channel: ChannelView;
  readonly filling: Filling;
  readonly field: Field;
  readonly whenReady: () => void;
}

async function ask(asked: Asking, signal: AbortSignal): Promise<void> {
  const { app, channel, filling, field, whenReady } = asked;
  const focus = field.option.name;
  const values: Record<string, Value> = { [focus]: field.text };
  for (const other of filling.fields) {
    const checked = checkField(app, other);
    if (other !== field && !isProblem(checked) && checked.value !== undefined)
      values[other.option.name] = checked.value;
  }
  const action = { channel: channel.id, path: `/${filling.runnable.path}`, values, focus };
  const outcome = await act(meOf(app).id, 'suggest', action, signal).catch(() => null);
  if (outcome === null || signal.aborted) return;
  app.write(() => {
    filling.active = 0;
    filling.stale = false;
    filling.suggested = isTrouble(outcome)
      ? 'failed'
      : (outcome.choices ?? []).map(({ name, value }) => ({ label: name, value }));
  });
  if (filling.eager) whenReady();
}
