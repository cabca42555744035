// The words of the drawer. It is for whoever builds or hosts a bot, so it speaks English like their tools.
import type { Order } from '../../weather-panel.ts';

type Of<Name extends Order['do']> = Extract<Order, { do: Name }>;

/** What happens to a request: in a few words, and what that means. */
export const TROUBLES: Readonly<Record<Of<'trouble'>['kind'], readonly [string, string]>> = {
  fail: ['fail', 'Answered with a 500, and not done.'],
  storm: ['are limited', 'Answered with a 429: too many requests.'],
  slow: ['take 4 s', 'Longer than the 3 s in which an interaction must be acknowledged.'],
  lose: ['lose their answer', 'Done, but the connection breaks before the answer.'],
  hang: ['hang', 'Never answered, until the weather is calm.'],
  page: ['get a page with 403', 'A page in HTML, as a proxy or a challenge in front of Discord gives.'],
  blocked: ['get the page 1015', 'Cloudflare blocks this address: a page with 429.'],
  cloudflare: [
    'are refused with 40333',
    'Discord’s own JSON says that Cloudflare blocks the request: no decision.',
  ],
  unauthorised: [
    'get a 401, one in five',
    'Discord says now and then that the token is wrong, and it is not.',
  ],
};

export const REQUESTS: Readonly<Record<Of<'trouble'>['on'], string>> = {
  '*': 'of any kind',
  'POST /channels/:channel/messages': 'that send a message',
  'POST /channels/:channel/threads': 'that write a forum post',
  'POST /channels/:channel/messages/:message/threads': 'that open a thread',
  'PUT /channels/:channel/messages/:message/reactions/:emoji/@me': 'that add a reaction',
  'POST /interactions/:interaction/:token/callback': 'that answer an interaction',
  'PATCH /webhooks/:application/:token/messages/:message': 'that fill a deferred answer in',
  'PUT /applications/:application/commands': 'that register the commands',
};

export const SOCKETS: Readonly<Record<Of<'sockets'>['kind'], readonly [string, string]>> = {
  drop: ['Drop', 'The bot’s connection was cut; it can resume.'],
  reconnect: ['Ask to reconnect', 'The bot was asked to reconnect and resume.'],
  invalidate: ['Invalidate', 'The bot’s session is invalid; it must identify anew.'],
};

export const GATEWAY: Readonly<Record<Of<'gateway'>['kind'], readonly [string, string]>> = {
  refuse: ['refuses', 'Every connection is turned away with a 503.'],
  silent: ['never says hello', 'Connections stand, and nothing is said on them.'],
  deaf: ['answers no heartbeat', 'Events still come, but heartbeats are not answered.'],
};

/** Discord's codes of an ended connection; a bot may come back after the first four. */
export const CLOSE_CODES: readonly (readonly [number, string])[] = [
  [4000, 'unknown error'],
  [4007, 'invalid sequence'],
  [4008, 'too fast'],
  [4009, 'session timed out'],
  [4004, 'wrong token'],
  [4011, 'sharding required'],
  [4013, 'invalid intents'],
  [4014, 'disallowed intents'],
];

export const WORDS = {
  weather: 'Weather',
  limits: 'Rate limits, as on discord.com',
  limitsAre: (on: boolean) => (on ? 'Rate limits are on, as on discord.com.' : 'Rate limits are off.'),
  next: 'The next',
  requests: 'requests',
  untilCalm: 'All, until it is calm',
  whichRequests: 'Which requests',
  whatHappens: 'What happens to them',
  go: 'Go',
  brewed: (times: number | null, what: string) =>
    `${times === null ? 'From now on' : `The next ${times}`}: ${what}`,
  calm: 'Calm the weather',
  isCalm: 'The weather is calm.',
  blockWords: 'AutoMod blocks',
  blockedWords: 'Words that are blocked',
  block: 'Block',
  blocks: (words: string) => `Messages that hold “${words}” are blocked until it is calm.`,
  gateway: 'Gateway',
  gatewayNow: 'From now on it',
  gatewayDoes: 'What the gateway does',
  gatewayBegin: 'Begin with the gateway',
  closes: (code: number, name: string) => `closes with ${code}, ${name}`,
  closed: (code: number) => `Every connection is closed with ${code}.`,
  channel: (name: string) => `#${name} as an admin changes it`,
  locked: 'The thread is locked',
  lockedIs: (on: boolean) => (on ? 'The thread is locked.' : 'The thread is open again.'),
  requiresTag: 'A post needs a tag',
  requiresTagIs: (on: boolean) => (on ? 'A post needs a tag.' : 'A post needs no tag.'),
  newTag: 'Add a tag',
  tagAdded: 'The forum has a tag “papers”.',
  slowMode: 'Slow mode, in seconds',
  slow: (seconds: number) => (seconds > 0 ? `One message in ${seconds} seconds.` : 'No slow mode.'),
  set: 'Set',
  timedOut: 'The bot is timed out',
  timedOutIs: (on: boolean) => (on ? 'The bot is timed out for an hour.' : 'The timeout is over.'),
  full: 'No thread or post can be opened',
  fullIs: (on: boolean) =>
    on ? 'As many threads are open as Discord allows.' : 'There is room for threads again.',
  commands: (count: number) => `The application has ${count === 1 ? 'one command' : `${count} commands`}.`,
  wipe: 'Wipe the commands',
  wiped: 'All commands are gone, until the bot registers them again.',
};
