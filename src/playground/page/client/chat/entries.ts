// The people, roles and channels of a place, as lists to choose from.
import type { ChannelType } from 'discord-api-types/v10';
import type { App } from '../app.ts';
import { channelHere, guildHere, nameOf, personOf, sceneOf } from '../lookup.ts';

export interface Entry {
  readonly label: string;
  readonly value: string;
  readonly note?: string | undefined;
}

export function memberEntries(app: App): readonly Entry[] {
  const here = guildHere(app)?.members.map(({ id }) => id) ?? [
    sceneOf(app).me,
    ...(channelHere(app)?.recipients ?? []),
  ];
  return here.map((id) => ({ label: nameOf(app, id), value: id, note: personOf(app, id)?.username }));
}

export function roleEntries(app: App): readonly Entry[] {
  const roles = guildHere(app)?.roles ?? [];
  return roles.map(({ id, name }) => ({ label: name.startsWith('@') ? name : `@${name}`, value: id }));
}

/** Without `types`, channels of every kind. */
export function channelEntries(app: App, types: readonly ChannelType[] | undefined): readonly Entry[] {
  const all = guildHere(app)?.channels ?? [];
  const fitting = all.filter(({ type }) => !types?.length || types.includes(type));
  return fitting.map(({ id, name, parentId }) => ({
    label: `#${name}`,
    value: id,
    note: all.find((channel) => channel.id === parentId)?.name,
  }));
}
