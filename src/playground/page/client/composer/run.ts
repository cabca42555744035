// A command on its way: while the bot is silent a line says so, and if it stays silent another one does.
import type { APIApplicationCommand, Snowflake } from 'discord-api-types/v10';
import type { Outcome, Value } from '../../protocol.ts';
import type { App } from '../app.ts';
import { act, isTrouble, type Result } from '../ask.ts';
import { toPresent } from '../chat/scroll.ts';
import { meOf, nowOf } from '../lookup.ts';
import { openModal } from '../modal/modal.ts';
import { idAt } from '../snowflake.ts';
import type { Echo } from '../view.ts';
import { localName } from './localised.ts';
import type { Runnable } from './runnable.ts';

/** An answer that comes sooner needs no word that it is awaited. */
const SOON = 250;

export function runSlash(
  app: App,
  channel: Snowflake,
  { path, shown }: Runnable,
  values: Readonly<Record<string, Value>>,
): void {
  toPresent(app);
  const sent = act(meOf(app).id, 'slash', { channel, path: `/${path}`, values });
  void accompany(app, channel, `/${shown}`, sent);
}

/** An entry of the menu of a message or a member. */
export function runMenuCommand(
  app: App,
  channel: Snowflake,
  command: APIApplicationCommand,
  target: { readonly message: Snowflake } | { readonly member: Snowflake },
): void {
  const sent = act(meOf(app).id, 'menu', { channel, name: command.name, ...target });
  void accompany(app, channel, localName(meOf(app).locale, command), sent);
}

async function accompany(
  app: App,
  channel: Snowflake,
  command: string,
  sent: Promise<Result<Outcome>>,
): Promise<void> {
  const echo: Echo = { id: idAt(nowOf(app)), channel, command, state: 'sending', says: '' };
  const show = () =>
    app.change(({ echoes }) => {
      if (!echoes.includes(echo)) echoes.push(echo);
    });
  const timer = setTimeout(show, SOON);
  const outcome = await sent;
  clearTimeout(timer);
  if (isTrouble(outcome)) {
    echo.state = outcome.trouble === 'silence' ? 'silent' : 'refused';
    echo.says = outcome.says;
    return show();
  }
  app.change(({ echoes }) => {
    const at = echoes.indexOf(echo);
    if (at >= 0) echoes.splice(at, 1);
  });
  if (outcome.modal) openModal(app, outcome.modal);
}
