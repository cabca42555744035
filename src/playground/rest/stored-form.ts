// Embeds and components as Discord gives them back: media resolved, components numbered.
import {
  type APIAttachment,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  EmbedType,
  type Snowflake,
} from 'discord-api-types/v10';

/** An attachment that an embed shows stands in the embed, and no longer beside it. */
export function withMedia(embeds: readonly APIEmbed[], attachments: readonly APIAttachment[]) {
  const shown = new Set<Snowflake>();
  const resolve = <T extends { url?: string; icon_url?: string } | undefined>(media: T): T => {
    if (!media) return media;
    const key = media.icon_url === undefined ? 'url' : 'icon_url';
    const name = /^attachment:\/\/(.+)$/.exec(media[key] ?? '')?.[1];
    const file = attachments.find(({ filename }) => filename === name);
    if (!file) return { ...media, [`proxy_${key}`]: media[key] };
    shown.add(file.id);
    return { ...media, [key]: file.url, [`proxy_${key}`]: file.url };
  };
  const resolved = embeds.map((embed): APIEmbed => {
    const { image, thumbnail, author, footer, ...rest } = withoutNulls(embed);
    return {
      ...rest,
      type: EmbedType.Rich,
      ...(image && { image: resolve(image) }),
      ...(thumbnail && { thumbnail: resolve(thumbnail) }),
      ...(author && { author: author.icon_url ? resolve(author) : author }),
      ...(footer && { footer: footer.icon_url ? resolve(footer) : footer }),
      ...(embed.timestamp && { timestamp: new Date(embed.timestamp).toISOString() }),
    };
  });
  return { embeds: resolved, attachments: attachments.filter(({ id }) => !shown.has(id)) };
}

function withoutNulls(embed: APIEmbed): APIEmbed {
  return Object.fromEntries(Object.entries(embed).filter(([, value]) => value !== null)) as APIEmbed;
}

const NESTED = new Set(['components', 'component', 'accessory']);

/** Every component has a number in its message. */
export function numbered(components: readonly APIMessageTopLevelComponent[]): APIMessageTopLevelComponent[] {
  let last = 0;
  const number = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(number);
    if (typeof value !== 'object' || value === null) return value;
    const own = value as Record<string, unknown>;
    const id = typeof own.type === 'number' ? { id: own.id ?? ++last } : {};
    const inner = Object.entries(own).map(([key, each]) => [key, NESTED.has(key) ? number(each) : each]);
    return { ...Object.fromEntries(inner), ...id };
  };
  return number(components) as APIMessageTopLevelComponent[];
}
