// What a member does on the page, done in the world: each action is read, and its outcome or its error answered.
import { ComponentType, type Snowflake } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Answer } from '../actors/answer.ts';
import type { OptionValue } from '../actors/fill-options.ts';
import { Member } from '../actors/member.ts';
import { Message } from '../actors/message.ts';
import { type FieldValue, Modal } from '../actors/modal.ts';
import { type AnyComponent, walk } from '../components.ts';
import { DiscordError, refusal } from '../errors.ts';
import { findChannel, guildOf } from '../state/state.ts';
import type { World } from '../world.ts';
import { findMessage } from './history.ts';
import type { Actions, DeedName, FieldAnswer, Outcome, Trouble, Value } from './protocol.ts';

const id = z.string().regex(/^\d{1,20}$/);
const words = z.string().max(4000);
const upload = z.object({ name: z.string().max(200), type: z.string().max(100), base64: z.base64() });
const values = z.record(z.string(), z.union([words, z.number(), z.boolean(), upload]));
const answers = z.record(z.string(), z.union([words, z.boolean(), z.array(words)]));
const here = { channel: id, message: id };

const forms = {
  say: z.object({ channel: id, content: words.min(1), reply: id.optional() }),
  slash: z.object({ channel: id, path: words, values }),
  suggest: z.object({ channel: id, path: words, values, focus: words }),
  menu: z.object({ channel: id, name: words, message: id.optional(), member: id.optional() }),
  press: z.object({ ...here, button: words }),
  pick: z.object({ ...here, select: words, values: z.array(words) }),
  submit: z.object({ interaction: id, values: answers }),
  react: z.object({ ...here, emoji: words, on: z.boolean() }),
  delete: z.object(here),
  direct: z.object({}),
};

interface Doing<Name extends DeedName> {
  readonly world: World;
  readonly me: Snowflake;
  readonly action: Actions[Name];
}

type Doers = { [Name in DeedName]: (doing: Doing<Name>) => Outcome | Promise<Outcome> };

const acknowledged = { until: 'acknowledged' } as const;

const doers: Doers = {
  say: (doing) => {
    const { channel, content, reply } = doing.action;
    const where = doing.world.channel(channel);
    const replied = reply === undefined ? {} : { reply: messageIn(doing, channel, reply) };
    memberIn(doing, channel).say(where, content, replied);
    return {};
  },
  slash: async (doing) => {
    const { channel, path, values: given } = doing.action;
    const where = { in: doing.world.channel(channel), ...acknowledged };
    return outcome(await memberIn(doing, channel).slash(path, readValues(given), where));
  },
  suggest: async (doing) => {
    const { channel, path, values: given, focus } = doing.action;
    const where = { in: doing.world.channel(channel), focus };
    return { choices: await memberIn(doing, channel).suggest(path, readValues(given), where) };
  },
  menu: async (doing) => {
    const { channel, name, message, member } = doing.action;
    const target =
      message === undefined
        ? memberIn({ ...doing, me: member ?? doing.me }, channel)
        : messageIn(doing, channel, message);
    const where = { in: doing.world.channel(channel), ...acknowledged };
    return outcome(await memberIn(doing, channel).menu(name, target, where));
  },
  press: async (doing) => {
    const { channel, message, button } = doing.action;
    const target = messageIn(doing, channel, message);
    return outcome(await memberIn(doing, channel).click(target, button, acknowledged));
  },
  pick: async (doing) => {
    const { channel, message, select, values: picked } = doing.action;
    const target = messageIn(doing, channel, message);
    const ofTexts = picksTexts(target, select);
    const chosen = picked.map((value) => (ofTexts ? value : { id: value }));
    return outcome(await memberIn(doing, channel).select(target, select, chosen, acknowledged));
  },
  submit: async (doing) => {
    const { interaction, values: given } = doing.action;
    const opener = doing.world.state.interactions.get(interaction);
    if (!opener?.modal) throw new Error('The form is too old.');
    const modal = new Modal(doing.world.state, opener.modal);
    const member = memberIn(doing, opener.channelId);
    return outcome(await member.submit(modal, readAnswers(modal, given), acknowledged));
  },
  react: (doing) => {
    const { channel, message, emoji, on } = doing.action;
    const member = memberIn(doing, channel);
    const target = messageIn(doing, channel, message);
    if (on) member.react(target, emoji);
    else member.unreact(target, emoji);
    return {};
  },
  delete: (doing) => {
    const { channel, message } = doing.action;
    memberIn(doing, channel).delete(messageIn(doing, channel, message));
    return {};
  },
  direct: ({ world, me }) => ({ channel: world.dm(new Member(world.state, me, null)).id }),
};

export function isDeed(name: string): name is DeedName {
  return Object.hasOwn(forms, name);
}

/** Throws a ZodError where the request is malformed. */
export async function perform(
  world: World,
  me: Snowflake,
  name: DeedName,
  body: unknown,
): Promise<Outcome | Trouble> {
  const action = forms[name].parse(body);
  try {
    return await (doers[name] as (doing: unknown) => Outcome | Promise<Outcome>)({ world, me, action });
  } catch (error) {
    return troubleOf(error);
  }
}

export function troubleOf(error: unknown): Trouble {
  if (error instanceof DiscordError) return { trouble: 'refused', says: error.body.message };
  const says = error instanceof Error ? error.message : String(error);
  const silent = /the application did not respond$|no acknowledgement/.test(says);
  return { trouble: silent ? 'silence' : 'refused', says };
}

function memberIn({ world, me }: Pick<Doing<DeedName>, 'world' | 'me'>, channelId: Snowflake): Member {
  const { state } = world;
  return new Member(state, me, guildOf(state, findChannel(state, channelId)));
}

function messageIn(
  { world, me }: Pick<Doing<DeedName>, 'world' | 'me'>,
  channelId: Snowflake,
  messageId: Snowflake,
): Message {
  const found = findMessage(world.channel(channelId).state, messageId, me);
  if (!found) throw refusal('UnknownMessage');
  return new Message(world.state, found);
}

function outcome(answer: Answer): Outcome {
  if (!answer.hasModal) return {};
  const { interactionId: interaction, data } = answer.modal.state;
  return { modal: { interaction, data } };
}

/** A select of texts takes the option's value; the others take whom or what the id names. */
function picksTexts(message: Message, select: string): boolean {
  const all = walk(message.components as unknown as readonly AnyComponent[], []);
  const found = all.find(([component]) => component.custom_id === select);
  return found?.[0].type === ComponentType.StringSelect;
}

/** Fields that list no options of their own take people, roles or channels. */
function readAnswers(modal: Modal, given: Readonly<Record<string, FieldAnswer>>): Record<string, FieldValue> {
  const entries = Object.entries(given).map(([name, value]): [string, FieldValue] => {
    const field = modal.fields.find((each) => each.custom_id === name);
    const ids = Array.isArray(value) && !field?.options;
    return [name, ids ? value.map((each: string) => ({ id: each })) : value];
  });
  return Object.fromEntries(entries);
}

function readValues(given: Readonly<Record<string, Value>>): Record<string, OptionValue> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, readValue(value)]));
}

function readValue(value: Value): OptionValue {
  if (typeof value !== 'object') return value;
  const { name, type, base64 } = value;
  return { name, type, data: new Uint8Array(Buffer.from(base64, 'base64')) };
}
