// Finding people, roles and channels of the scene, as the member who looks would call them.
import type { Snowflake } from 'discord-api-types/v10';
import type { ChannelView, GuildView, Person, RoleView, Scene } from '../protocol.ts';
import type { App } from './app.ts';
import type { Words } from './texts/en.ts';
import { wordsOf } from './texts/words.ts';
import type { Place } from './view.ts';

/** Only called once there is a scene: nothing is drawn before. */
export function sceneOf({ view }: App): Scene {
  if (!view.scene) throw new Error('nothing is known yet');
  return view.scene;
}

export function meOf(app: App): Person {
  const { me, people } = sceneOf(app);
  const found = people.find(({ id }) => id === me);
  if (!found) throw new Error('the page is nobody');
  return found;
}

/** What the world's clock says, in epoch milliseconds: it may have been turned ahead. */
export function nowOf(app: App): number {
  return Date.now() + app.view.health.ahead;
}

export function words(app: App): Words {
  return wordsOf(meOf(app));
}

export function personOf(app: App, id: Snowflake): Person | undefined {
  return sceneOf(app).people.find((person) => person.id === id);
}

export function guildHere(app: App): GuildView | undefined {
  return guildOf(app, app.view.place.guild);
}

function guildOf(app: App, id: Snowflake | null): GuildView | undefined {
  return sceneOf(app).guilds.find((guild) => guild.id === id);
}

export function channelHere(app: App): ChannelView | undefined {
  return findChannel(sceneOf(app), app.view.place);
}

export function findChannel(scene: Scene, { guild, channel }: Place): ChannelView | undefined {
  const all = guild === '@me' ? scene.directs : scene.guilds.find(({ id }) => id === guild)?.channels;
  return all?.find(({ id }) => id === channel);
}

/** A channel of the place's server, or a direct conversation. */
export function channelOf(app: App, id: Snowflake): ChannelView | undefined {
  const { guilds, directs } = sceneOf(app);
  return [...guilds.flatMap(({ channels }) => channels), ...directs].find((channel) => channel.id === id);
}

/** The name by which somebody goes in the server at hand. */
export function nameOf(app: App, id: Snowflake, fallback = '…'): string {
  const nick = guildHere(app)?.members.find((member) => member.id === id)?.nick;
  return nick ?? personOf(app, id)?.name ?? fallback;
}

/** The topmost coloured role's, as CSS writes it. */
export function colourOf(app: App, id: Snowflake): string | undefined {
  const guild = guildHere(app);
  const own = guild?.members.find((member) => member.id === id)?.roles ?? [];
  const coloured = guild?.roles.filter((role) => own.includes(role.id) && role.colour !== 0);
  const top = coloured?.at(-1);
  return top && cssColour(top.colour);
}

export function rolesHere(app: App): readonly RoleView[] {
  return guildHere(app)?.roles ?? [];
}

export function cssColour(colour: number): string {
  return `#${colour.toString(16).padStart(6, '0')}`;
}

/** A channel's name as a sentence names it: `#papers`, or whom one talks to. */
export function placeName(app: App, channel: ChannelView): string {
  if (channel.guildId === null) return `@${directName(app, channel)}`;
  return channel.thread ? channel.name : `#${channel.name}`;
}

export function directName(app: App, { recipients }: ChannelView): string {
  return recipients.map((id) => personOf(app, id)?.name ?? '…').join(', ');
}
