// Message components as a tree: rows, sections and containers hold others.
import type { ComponentType } from 'discord-api-types/v10';

/** The keys and places that lead to a component. */
export type ComponentPath = readonly (string | number)[];

/** Any component, as far as walking needs to know it. */
export interface AnyComponent {
  readonly type: ComponentType;
  readonly components?: readonly AnyComponent[];
  readonly component?: AnyComponent;
  readonly accessory?: AnyComponent;
  readonly custom_id?: string;
  readonly content?: string;
}

/** A component with the place where it stands, then those inside it. */
export function* walk(
  components: readonly AnyComponent[],
  path: ComponentPath,
): Generator<[component: AnyComponent, path: ComponentPath]> {
  for (const [index, component] of components.entries()) {
    const place = [...path, index];
    yield [component, place];
    yield* walk(component.components ?? [], [...place, 'components']);
    if (component.component) yield* walkOne(component.component, [...place, 'component']);
    if (component.accessory) yield* walkOne(component.accessory, [...place, 'accessory']);
  }
}

function* walkOne(component: AnyComponent, path: ComponentPath): Generator<[AnyComponent, ComponentPath]> {
  yield [component, path];
  yield* walk(component.components ?? [], [...path, 'components']);
}
