// The page's icons: strokes on a grid of 24, in the colour of the text around them.
import { html, type TemplateResult } from 'lit/html.js';

const PATHS = {
  hash: 'M9.5 4 7.5 20M16.5 4l-2 16M4.5 9h16M3.5 15h16',
  announcement: 'M4 10v4l10 4V6zM14 9c2 0 3 1.3 3 3s-1 3-3 3M7 15l1 5h3l-1-3.8M20 7.5c1.3 2.5 1.3 6.5 0 9',
  forum: 'M4 5h12v8H9l-3 3v-3H4zM19 9h1v9h-2v2.5L15.5 18H10v-2',
  voice: 'M4 9.5v5h3l5 4v-13l-5 4zM15.5 9c1.6 1.7 1.6 4.3 0 6M18 6.5c3 3 3 8 0 11',
  direct:
    'M12 4c5 0 8.5 3.2 8.5 7.5S17 19 12 19c-1 0-2-.1-2.9-.4L4.5 20l1.1-3.3C4.3 15.3 3.5 13.5 3.5 11.5 3.5 7.200 7 4 12 4zM8.5 11.5h.01M12 11.5h.01M15.5 11.5h.01',
  thread: 'M6 4v7a4 4 0 0 0 4 4h9M15.5 11.5 19 15l-3.5 3.5',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  down: 'M6 9.5l6 6 6-6',
  right: 'M9.5 6l6 6-6 6',
  weather: 'M7 17.5a4 4 0 0 1-.3-8 5.5 5.5 0 0 1 10.6 1.2 3.5 3.5 0 0 1-.3 6.8M9 21l1.2-2.5M13 21l1.2-2.5',
  theme: 'M12 4a8 8 0 1 0 8 8 6 6 0 0 1-8-8z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  smile: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8.5 14.5c1.8 2.3 5.2 2.3 7 0M9 9.5v.5M15 9.5v.5',
  reply: 'M10 6 4 12l6 6M4.5 12H14c4 0 6 2.5 6 6',
  more: 'M5 11.6a.4.4 0 1 0 0 .8.4.4 0 0 0 0-.8zM12 11.6a.4.4 0 1 0 0 .8.4.4 0 0 0 0-.8zM19 11.6a.4.4 0 1 0 0 .8.4.4 0 0 0 0-.8z',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  trash: 'M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13',
  apps: 'M5 5h5v5H5zM14 5h5v5h-5zM5 14h5v5H5zM16.5 14v5M14 16.5h5',
  eye: 'M3 12c4-7 14-7 18 0-4 7-14 7-18 0zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  image: 'M4 5h16v14H4zM4 16l4.5-4.5 4 4L16 12l4 4M9 9.5v.01',
  open: 'M10 5H5v14h14v-5M13 5h6v6M19 5l-9 9',
  plus: 'M12 5v14M5 12h14',
  check: 'M5 12.5l5 5 9-11',
  warning: 'M12 4 2.5 20h19zM12 10v5M12 17.5v.01',
  send: 'M4 5l17 7-17 7 2.5-7zM6.5 12H13',
  members:
    'M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3.5 19c0-6 11-6 11 0M15.5 5.5a3 3 0 0 1 0 5.5M17 13.5c2.5.5 4 2.5 4 5.5',
  file: 'M6 3.5h8l4 4V20.5H6zM13.5 4v4h4',
  search: 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l5 5',
  command: 'M4 4h16v16H4zM14.5 7.5l-5 9',
} as const;

export type IconName = keyof typeof PATHS;

/** Drawn beside words, so it says nothing to a screen reader. */
export function icon(name: IconName, size = 20): TemplateResult {
  return html`<svg class="icon" width=${size} height=${size} viewBox="0 0 24 24" aria-hidden="true">
    <path d=${PATHS[name]} />
  </svg>`;
}
