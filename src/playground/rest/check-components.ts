// Components beyond the schema: how many there may be, and that each id is there once.
import { type APIMessageTopLevelComponent, ComponentType } from 'discord-api-types/v10';
import { type AnyComponent, walk } from '../components.ts';
import { checkComponent } from './check-component.ts';
import type { Attached } from './check-embeds.ts';
import type { Form, Path } from './form.ts';

const ROWS = 5;
const ALL_COMPONENTS = 40;
const ALL_TEXT = 4000;

export function checkComponents(
  form: Form,
  components: readonly APIMessageTopLevelComponent[],
  path: Path,
  { v2, attached }: { readonly v2: boolean; readonly attached: Attached },
): void {
  const all = walk(components as readonly AnyComponent[], path);
  if (!v2) checkRows(form, components, path);
  else checkV2(form, all, path);
  checkCustomIds(form, all);
  for (const [component, place] of all) checkComponent(form, component, place, attached);
}

function checkRows(form: Form, components: readonly APIMessageTopLevelComponent[], path: Path): void {
  if (components.length > ROWS) form.length(path, 1, ROWS);
  for (const [index, { type }] of components.entries())
    if (type !== ComponentType.ActionRow) form.choices([...path, index, 'type'], [ComponentType.ActionRow]);
}

function checkV2(form: Form, all: readonly [AnyComponent, Path][], path: Path): void {
  if (all.length > ALL_COMPONENTS)
    form.add(path, 'COMPONENT_MAX_TOTAL_EXCEEDED', `Total components exceed maximum of ${ALL_COMPONENTS}`);
  const text = all.reduce((sum, [{ type, content }]) => {
    return type === ComponentType.TextDisplay ? sum + (content?.length ?? 0) : sum;
  }, 0);
  if (text > ALL_TEXT)
    form.add(path, 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', `Total text exceeds maximum of ${ALL_TEXT}`);
}

export function checkCustomIds(form: Form, all: readonly [AnyComponent, Path][]): void {
  const seen = new Set<string>();
  for (const [{ custom_id: id }, place] of all) {
    if (id === undefined || id === null) continue;
    if (seen.has(id))
      form.add(
        [...place, 'custom_id'],
        'COMPONENT_CUSTOM_ID_DUPLICATED',
        'Component custom id cannot be duplicated',
      );
    seen.add(id);
  }
}
