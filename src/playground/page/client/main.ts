// The page starts: it reads its address, becomes the member that stands there, and listens.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { App } from './app.ts';
import { layout } from './frame/layout.ts';
import { followAddress, memberOf } from './go.ts';
import { listenForKeys } from './keys.ts';
import { Live } from './live.ts';
import { savedTheme } from './theme.ts';

const MINUTE = 60_000;

const root = document.createElement('div');
root.id = 'root';
document.body.append(root);

const app = new App(root, layout);
const live = new Live(app);
app.become = (member) => live.follow(member);
app.view.theme = savedTheme();
listenForKeys(app);
live.follow(memberOf(new URL(location.href)));

addEventListener('popstate', () => {
  const { scene } = app.view;
  if (!scene) return;
  const named = memberOf(new URL(location.href));
  const me = scene.people.find(({ id }) => id === scene.me);
  if (named !== null && named !== me?.username && named !== me?.id) live.follow(named);
  else followAddress(app);
});

// "3 minutes ago" grows older.
setInterval(() => app.change(), MINUTE / 2);
