// What happens in the world, told to one member's page as it happens: an event stream that only flows one way.
import type { Snowflake } from 'discord-api-types/v10';
import type { WorldEvent } from '../events.ts';
import { mayIn } from '../permissions.ts';
import { isThread } from '../state/channel-state.ts';
import type { World } from '../world.ts';
import { findMessage, viewOf } from './history.ts';
import type { Health, PageEvent } from './protocol.ts';
import { sceneFor } from './scene.ts';

/** Changes of one moment, such as a role and all that it opens, are told together. */
const TOGETHER = 20;
/** Nobody tells of requests, so they are counted so often; it also keeps the connection alive. */
const LOOK = 1000;
/** How soon the browser comes back when the stream broke. */
const RETRY = 500;

const HEADERS = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-store',
  'X-Accel-Buffering': 'no',
};

/** Told by other words, or to nobody. */
const UNSEEN = /^(?:INTERACTION_|MODAL_|PRESENCE_|THREAD_MEMBER)/;

export function liveFor(world: World, me: Snowflake): Response {
  const encoder = new TextEncoder();
  let stop = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      write(`retry: ${RETRY}\n\n`);
      stop = follow(world, me, (event) => write(`data: ${JSON.stringify(event)}\n\n`));
    },
    cancel: () => stop(),
  });
  return new Response(stream, { headers: HEADERS });
}

/** Calls `tell` with the scene and then with every change that the member sees. The answer ends it. */
function follow(world: World, me: Snowflake, tell: (event: PageEvent) => void): () => void {
  const { state } = world;
  let pending: NodeJS.Timeout | null = null;
  let health = '';
  const tellScene = () => {
    pending = null;
    tell({ type: 'scene', scene: sceneFor(state, me) });
  };
  const tellHealth = () => {
    const now = healthOf(world);
    if (JSON.stringify(now) === health) return;
    health = JSON.stringify(now);
    tell({ type: 'health', health: now });
  };
  const unsubscribe = world.subscribe((event) => {
    const told = translate(world, me, event);
    if (told !== null && told !== 'scene') tell(told);
    if (told === 'scene' || changesThread(world, event)) pending ??= setTimeout(tellScene, TOGETHER);
  });
  tellScene();
  tellHealth();
  const interval = setInterval(tellHealth, LOOK);
  return () => {
    unsubscribe();
    clearInterval(interval);
    if (pending) clearTimeout(pending);
  };
}

function healthOf({ violations, refusals, limits, state }: World): Health {
  return {
    violations: violations.length,
    refusals: refusals.length,
    limits: limits.on,
    ahead: state.clock.skipped,
  };
}

interface AboutMessage {
  readonly channel_id: Snowflake;
  readonly id?: Snowflake;
  readonly ids?: readonly Snowflake[];
  readonly message_id?: Snowflake;
  readonly user_id?: Snowflake;
}

/** `scene`: it is best to look at everything anew. */
function translate({ state }: World, me: Snowflake, event: WorldEvent): PageEvent | 'scene' | null {
  if (UNSEEN.test(event.name)) return null;
  if (event.onlyTo !== null && event.onlyTo !== me) return null;
  if (event.name !== 'TYPING_START' && !event.name.startsWith('MESSAGE_')) return 'scene';
  const { channel_id: id, ...about } = event.data as AboutMessage;
  const channel = state.channels.get(id);
  if (!channel || !mayIn(state, channel, me, 'ViewChannel')) return null;
  if (event.name === 'TYPING_START') return { type: 'typing', channel: id, user: about.user_id ?? '' };
  if (event.name === 'MESSAGE_DELETE' || event.name === 'MESSAGE_DELETE_BULK')
    return { type: 'gone', channel: id, ids: about.ids ?? [about.id ?? ''] };
  const message = findMessage(channel, about.message_id ?? about.id ?? '', me);
  return message ? { type: 'message', channel: id, message: viewOf(state, message, me) } : null;
}

/** Where a thread is listed it shows how many messages it holds, and what it began with. */
function changesThread({ state }: World, { name, channelId, data }: WorldEvent): boolean {
  const channel = channelId === null ? undefined : state.channels.get(channelId);
  if (!channel || !isThread(channel) || !name.startsWith('MESSAGE_')) return false;
  const { id, message_id: reacted } = data as AboutMessage;
  return name === 'MESSAGE_CREATE' || (reacted ?? id) === channel.id;
}
