// One component beyond the schema: how wide a row may be, and what each kind of button and select needs.
import {
  type APIButtonComponent,
  type APIMessageComponentEmoji,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { AnyComponent } from '../components.ts';
import { isUnicodeEmoji } from '../emoji.ts';
import { type Attached, checkAddress, checkMedia } from './check-embeds.ts';
import type { Form, Path } from './form.ts';

const ROW_WIDTH = 5;

export function checkComponent(form: Form, component: AnyComponent, path: Path, attached: Attached): void {
  switch (component.type) {
    case ComponentType.ActionRow:
      checkWidth(form, component.components ?? [], [...path, 'components']);
      break;
    case ComponentType.Button:
      checkButton(form, component as unknown as APIButtonComponent, path);
      break;
    case ComponentType.StringSelect:
      checkSelect(form, component as unknown as APIStringSelectComponent, path);
      break;
    case ComponentType.Thumbnail:
      checkMediaItem(form, component, [...path, 'media'], attached);
      break;
    case ComponentType.MediaGallery:
      for (const [index, item] of ((component as { items?: unknown[] }).items ?? []).entries())
        checkMediaItem(form, item, [...path, 'items', index, 'media'], attached);
  }
}

function checkMediaItem(form: Form, item: unknown, path: Path, attached: Attached): void {
  const { media } = item as { media?: { url?: string } };
  checkMedia(form, media?.url, [...path, 'url'], attached);
}

/** A row holds five buttons or one select. */
function checkWidth(form: Form, components: readonly AnyComponent[], path: Path): void {
  let width = 0;
  for (const [index, { type }] of components.entries()) {
    width += type === ComponentType.Button ? 1 : ROW_WIDTH;
    if (width > ROW_WIDTH)
      form.add(
        [...path, index],
        'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        'The specified component exceeds the maximum width',
      );
  }
}

interface ButtonParts {
  readonly custom_id: string;
  readonly url: string;
  readonly label: string;
  readonly emoji: APIMessageComponentEmoji;
}

function checkButton(form: Form, button: APIButtonComponent, path: Path): void {
  const { custom_id: id, url, label, emoji } = button as unknown as Partial<ButtonParts>;
  if (id && url)
    form.add(
      [...path, 'custom_id'],
      'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
      'A custom id and url cannot both be specified',
    );
  else if (button.style === ButtonStyle.Link && !url)
    form.add([...path, 'url'], 'BUTTON_COMPONENT_URL_REQUIRED', 'A url is required');
  else if (button.style < ButtonStyle.Link && !id)
    form.add([...path, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required');
  if (button.style !== ButtonStyle.Premium && !label && !emoji)
    form.add([...path, 'label'], 'BUTTON_COMPONENT_LABEL_REQUIRED', 'A label or an emoji is required');
  checkAddress(form, url, [...path, 'url'], ['http', 'https', 'discord']);
  checkEmoji(form, emoji, [...path, 'emoji']);
}

function checkSelect(form: Form, select: APIStringSelectComponent, path: Path): void {
  const seen = new Set<string>();
  for (const [index, option] of select.options.entries()) {
    const place = [...path, 'options', index];
    if (seen.has(option.value))
      form.add(
        [...place, 'value'],
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      );
    seen.add(option.value);
    checkEmoji(form, option.emoji, [...place, 'emoji']);
  }
  const { min_values: min = 1, max_values: max = 1, options } = select;
  if (max > options.length)
    form.add([...path, 'max_values'], 'SELECT_COMPONENT_MAX_VALUES', 'More than there are options');
  if (min > max) form.add([...path, 'min_values'], 'SELECT_COMPONENT_MIN_VALUES', 'More than max_values');
}

function checkEmoji(form: Form, emoji: APIMessageComponentEmoji | undefined, path: Path): void {
  if (!emoji || emoji.id) return;
  if (!isUnicodeEmoji(emoji.name ?? ''))
    form.add([...path, 'name'], 'COMPONENT_INVALID_EMOJI', 'Invalid emoji');
}
