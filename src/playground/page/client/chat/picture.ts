// A picture of a message: its room is kept while it loads, and stays a calm card where it can't be had.
import { html, type TemplateResult } from 'lit/html.js';
import type { App } from '../app.ts';
import { icon } from '../icons.ts';
import { words } from '../lookup.ts';
import { webAddress } from '../markdown/inline.ts';

export interface Picture {
  readonly url: string;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly alt?: string | null | undefined;
}

/** As large as Discord shows a picture of an embed. */
const ROOM = { width: 400, height: 300 };
/** Before its size is known. */
const GUESS = { width: 1200, height: 675 };

export function picture(app: App, shown: Picture, room = ROOM): TemplateResult {
  const { pictures } = app.view;
  const say = words(app);
  const url = webAddress(shown.url);
  const known = url === null ? 'broken' : pictures.get(url);
  const size = known && known !== 'broken' ? known : given(shown);
  const style = scaled(size, room);
  if (url === null || known === 'broken') {
    const host = url === null ? '' : new URL(url).host;
    return html`<div class="picture missing" role="img" aria-label=${shown.alt || say.imageMissing} .style=${style}>
      ${icon('image', 32)}<span>${say.imageMissing}</span><small>${host}</small>
    </div>`;
  }
  const loaded = (event: Event) => {
    const { naturalWidth: width, naturalHeight: height } = event.currentTarget as HTMLImageElement;
    app.change(() => pictures.set(url, { width, height }));
  };
  const broken = () => app.change(() => pictures.set(url, 'broken'));
  return html`<a class="picture ${known ? '' : 'loading'}" href=${url} target="_blank" rel="noreferrer noopener"
    aria-label=${`${shown.alt || say.imageOf}, ${say.openImage}`} .style=${style}>
    <img src=${url} alt="" loading="lazy" decoding="async" @load=${loaded} @error=${broken} />
  </a>`;
}

function given({ width, height }: Picture) {
  return width && height ? { width, height } : GUESS;
}

/** As large as it is, but no larger than its room. */
function scaled({ width, height }: typeof ROOM, room: typeof ROOM): string {
  const scale = Math.min(1, room.width / width, room.height / height);
  return `--width: ${Math.round(width * scale)}px; --ratio: ${width} / ${height}`;
}
