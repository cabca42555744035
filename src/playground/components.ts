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

/** Each component with the place where it stands, then those inside it. */
export function walk(
  components: readonly AnyComponent[],
  path: ComponentPath,
): [component: AnyComponent, path: ComponentPath][] {
  const found: [AnyComponent, ComponentPath][] = [];
  const visit = (component: AnyComponent, place: ComponentPath) => {
    found.push([component, place]);
    for (const [index, inner] of component.components?.entries() ?? [])
      visit(inner, [...place, 'components', index]);
    if (component.component) visit(component.component, [...place, 'component']);
    if (component.accessory) visit(component.accessory, [...place, 'accessory']);
  };
  for (const [index, component] of components.entries()) visit(component, [...path, index]);
  return found;
}
