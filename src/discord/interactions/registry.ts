// The commands by the names under which interactions ask for them.
import type { Texts } from '../../locale/texts.ts';
import type { Filed, MessageMenu, PressHandler, SlashCommand } from './command.ts';
import { menuName } from './describe.ts';

export interface Registry {
  /** By "papers search". */
  readonly commands: ReadonlyMap<string, SlashCommand>;
  /** By the English name. */
  readonly menus: ReadonlyMap<string, MessageMenu>;
  /** By the name in the custom_id. */
  readonly presses: ReadonlyMap<string, PressHandler>;
}

/** Throws where two commands answer to the same custom_id. */
export function createRegistry(texts: Texts, filed: readonly Filed[]): Registry {
  const commands = new Map<string, SlashCommand>();
  const menus = new Map<string, MessageMenu>();
  const presses = new Map<string, PressHandler>();
  for (const { path, definition } of filed) {
    if (definition.kind === 'slash') commands.set(path.join(' '), definition);
    if (definition.kind === 'message-menu')
      menus.set(texts('en')(menuName({ path, definition })), definition);
    const own = 'presses' in definition ? (definition.presses ?? {}) : {};
    for (const [name, handler] of Object.entries(own)) {
      if (presses.has(name)) throw new Error(`two commands answer to "${name}"`);
      presses.set(name, handler);
    }
  }
  return { commands, menus, presses };
}
