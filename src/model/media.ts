// What a media address holds, by its ending: one table for cards, documents and the source.

export type MediaKind = 'still' | 'animation' | 'video' | 'other';

const KINDS: Readonly<Record<string, MediaKind>> = {
  png: 'still',
  jpg: 'still',
  jpeg: 'still',
  webp: 'still',
  gif: 'animation',
  mp4: 'video',
  webm: 'video',
  mov: 'video',
  // Hugging Face stores QuickTime films under this ending.
  qt: 'video',
};

/** `other` is what neither an embed nor a player shows: svg, or no known ending. */
export function mediaKind(url: string): MediaKind {
  const ending = /\.([a-z0-9]+)(?:[?#].*)?$/i.exec(url)?.[1]?.toLowerCase();
  return (ending !== undefined && KINDS[ending]) || 'other';
}

/** Whether a Discord embed shows it: png, jpeg, gif and webp, never svg or film. */
export function embeddable(url: string): boolean {
  const kind = mediaKind(url);
  return kind === 'still' || kind === 'animation';
}

/** The address as http(s) without white space, or null. */
export function parseWebUrl(text: string): string | null {
  if (!/^https?:\/\/[^\s<>"]+$/i.test(text)) return null;
  return URL.canParse(text) ? text : null;
}
