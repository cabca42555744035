// Buttons, selects and the newer layout components as plain text.
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';

type Words = (text: string) => string;

/** The keys of all kinds that show something. */
interface Shown {
  readonly type: ComponentType;
  readonly components?: readonly Shown[];
  readonly accessory?: Shown;
  readonly label?: string;
  readonly emoji?: { readonly name?: string };
  readonly url?: string;
  readonly style?: number;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  readonly options?: readonly { readonly label: string; readonly default?: boolean }[];
  readonly content?: string;
  readonly media?: { readonly url: string };
  readonly items?: readonly { readonly media: { readonly url: string }; readonly description?: string }[];
}

export function renderComponents(components: readonly unknown[], words: Words): string[] {
  return (components as readonly Shown[])
    .flatMap((component) => render(component, words))
    .map((line) => `  ${line}`);
}

function render(component: Shown, words: Words): string[] {
  switch (component.type) {
    case ComponentType.ActionRow:
      return [(component.components ?? []).flatMap((each) => render(each, words)).join(' ')];
    case ComponentType.Button:
      return [renderButton(component, words)];
    case ComponentType.Container:
      return (component.components ?? []).flatMap((each) => render(each, words)).map((line) => `│ ${line}`);
    case ComponentType.Section: {
      const text = (component.components ?? []).flatMap((each) => render(each, words));
      return [...text, ...(component.accessory ? render(component.accessory, words) : [])];
    }
    case ComponentType.TextDisplay:
      return words(component.content ?? '').split('\n');
    case ComponentType.Thumbnail:
      return [`(thumbnail ${words(component.media?.url ?? '')})`];
    case ComponentType.MediaGallery:
      return (component.items ?? []).map(({ media }) => `(media ${words(media.url)})`);
    case ComponentType.Separator:
      return ['———'];
    default:
      return [renderSelect(component)];
  }
}

function renderButton({ label, emoji, style, url, disabled }: Shown, words: Words): string {
  const face = [emoji?.name, label].filter(Boolean).join(' ');
  if (style === ButtonStyle.Link) return `[${face} ↗ ${words(url ?? '')}]`;
  return disabled ? `[${face} (off)]` : `[${face}]`;
}

function renderSelect({ placeholder, options, disabled }: Shown): string {
  const chosen = options?.filter((option) => option.default).map(({ label }) => label) ?? [];
  const face = chosen.length > 0 ? chosen.join(', ') : (placeholder ?? 'Make a selection');
  const list = options ? `: ${options.map(({ label }) => label).join(' | ')}` : '';
  return `[▾ ${face}${list}${disabled ? ' (off)' : ''}]`;
}
