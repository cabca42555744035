// Commands beyond the schema: names, the order of options, choices, nesting, and the size of the whole.
import {
  type APIApplicationCommandOption,
  ApplicationCommandType,
  Locale,
  type RESTPostAPIApplicationCommandsJSONBody,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import type { Form, Path } from './form.ts';

/** Discord's rule for names of chat commands and of options. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const SIZE = 8000;
const CHOICES = 25;
const CHOICE_LENGTH = 100;
const LOCALES: readonly string[] = Object.values(Locale);

type Command = RESTPostAPIApplicationCommandsJSONBody;
type Localized = Readonly<Record<string, string | null | undefined>> | null | undefined;

/** The keys that options of every kind may have. */
interface AnyOption {
  readonly type: Type;
  readonly name: string;
  readonly description: string;
  readonly name_localizations?: Localized;
  readonly description_localizations?: Localized;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?:
    | readonly { name: string; value: string | number; name_localizations?: Localized }[]
    | null;
  readonly options?: readonly AnyOption[] | null;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_value?: number;
  readonly max_value?: number;
}

export function checkCommand(form: Form, command: Command, path: Path, ofGuild: boolean): void {
  const type = command.type ?? ApplicationCommandType.ChatInput;
  const options = ((command as { options?: APIApplicationCommandOption[] }).options ?? []) as AnyOption[];
  const description = (command as { description?: string }).description ?? '';
  if (type === ApplicationCommandType.ChatInput) {
    checkName(form, command.name, [...path, 'name']);
    if (description.length < 1) form.required([...path, 'description']);
  } else {
    if (description !== '')
      form.add(
        [...path, 'description'],
        'APPLICATION_COMMAND_DESCRIPTION',
        'Context menu commands have none',
      );
    if (options.length > 0)
      form.add([...path, 'options'], 'APPLICATION_COMMAND_OPTIONS', 'Context menu commands have none');
  }
  checkLocales(form, command, path, type === ApplicationCommandType.ChatInput);
  if (ofGuild) {
    for (const key of ['contexts', 'integration_types'] as const)
      if (command[key])
        form.add([...path, key], 'APPLICATION_COMMAND_GUILD', 'Only global commands have these');
  }
  checkOptions(form, options, [...path, 'options'], 0);
  if (sizeOf(command as unknown as AnyOption) > SIZE)
    form.add(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${SIZE})`);
}

function checkOptions(form: Form, options: readonly AnyOption[], path: Path, depth: number): void {
  const names = new Set<string>();
  let optional = false;
  for (const [index, option] of options.entries()) {
    const place = [...path, index];
    checkName(form, option.name, [...place, 'name']);
    checkLocales(form, option, place, true);
    if (names.has(option.name))
      form.add(
        [...place, 'name'],
        'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
        'Option name already exists',
      );
    names.add(option.name);
    if (option.required && optional)
      form.add(
        place,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    optional ||= !option.required;
    checkChoicesOf(form, option, place);
    checkLimits(form, option, place);
    checkNesting(form, option, options, place, depth);
  }
}

/** Groups hold sub-commands, sub-commands hold options, and neither stands beside a plain option. */
function checkNesting(
  form: Form,
  option: AnyOption,
  siblings: readonly AnyOption[],
  path: Path,
  depth: number,
): void {
  const nested = option.type === Type.Subcommand || option.type === Type.SubcommandGroup;
  const mixed = siblings.some(({ type }) => type > Type.SubcommandGroup);
  const tooDeep = nested && depth > (option.type === Type.SubcommandGroup ? 0 : 1);
  if (nested && (mixed || tooDeep))
    form.add(
      [...path, 'type'],
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    );
  if (option.type === Type.SubcommandGroup && (option.options ?? []).length === 0)
    form.required([...path, 'options']);
  checkOptions(form, option.options ?? [], [...path, 'options'], depth + 1);
}

function checkChoicesOf(form: Form, { choices, autocomplete, type }: AnyOption, path: Path): void {
  if (!choices) return;
  if (choices.length > CHOICES) form.length([...path, 'choices'], 0, CHOICES);
  if (autocomplete && choices.length > 0)
    form.add(
      [...path, 'choices'],
      'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE',
      'autocomplete may not be set with choices',
    );
  const names = new Set<string>();
  for (const [index, { name, value }] of choices.entries()) {
    const place = [...path, 'choices', index];
    if (names.has(name))
      form.add(
        [...place, 'name'],
        'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
        'Option choice name already exists',
      );
    names.add(name);
    if (typeof value === 'string' && value.length > CHOICE_LENGTH)
      form.length([...place, 'value'], 0, CHOICE_LENGTH);
    if ((typeof value === 'string') !== (type === Type.String))
      form.add([...place, 'value'], 'BASE_TYPE_BAD_TYPE', "Not of the option's type.");
  }
}

function checkLimits(
  form: Form,
  { min_length, max_length, min_value, max_value }: AnyOption,
  path: Path,
): void {
  const pairs = [
    ['min_length', min_length, max_length],
    ['min_value', min_value, max_value],
  ] as const;
  for (const [key, min, max] of pairs)
    if (min !== undefined && max !== undefined && min > max)
      form.add([...path, key], 'APPLICATION_COMMAND_OPTIONS_MIN_EXCEEDS_MAX', 'More than the maximum');
}

function checkName(form: Form, name: string, path: Path): void {
  if (NAME.test(name) && name === name.toLowerCase()) return;
  form.add(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
}

function checkLocales(
  form: Form,
  named: {
    readonly name_localizations?: Localized | undefined;
    readonly description_localizations?: Localized;
  },
  path: Path,
  lowerCase: boolean,
): void {
  for (const key of ['name_localizations', 'description_localizations'] as const) {
    for (const [locale, text] of Object.entries(named[key] ?? {})) {
      const place = [...path, key, locale];
      if (!LOCALES.includes(locale)) form.choices([...path, key], LOCALES);
      if (key === 'name_localizations' && lowerCase && typeof text === 'string') checkName(form, text, place);
    }
  }
}

/** Of each text, its longest localization counts. */
function sizeOf(option: AnyOption): number {
  const own = [
    longest(option.name, option.name_localizations),
    longest(option.description ?? '', option.description_localizations),
    ...(option.choices ?? []).map(({ name, value, name_localizations: localized }) => {
      return longest(name, localized) + String(value).length;
    }),
    ...(option.options ?? []).map(sizeOf),
  ];
  return own.reduce((sum, size) => sum + size, 0);
}

function longest(text: string, localized: Localized): number {
  return Math.max(text.length, ...Object.values(localized ?? {}).map((each) => each?.length ?? 0));
}
