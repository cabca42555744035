// Choices of an autocomplete: at most 25, named, and of the type of the option they are for.
import {
  type APIApplicationCommandOptionChoice,
  type APIAutocompleteApplicationCommandInteractionData,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10';
import type { InteractionState } from '../state/interaction-state.ts';
import { Form } from './form.ts';

const CHOICES = 25;
const LENGTH = 100;

type Choices = readonly APIApplicationCommandOptionChoice[];

export function checkChoices(choices: Choices, interaction: InteractionState): Choices {
  const form = new Form();
  const path = ['data', 'choices'];
  if (choices.length > CHOICES) form.length(path, 0, CHOICES);
  const ofText = focusedType(interaction) === ApplicationCommandOptionType.String;
  for (const [index, { name, value }] of choices.entries()) {
    if (name.length < 1 || name.length > LENGTH) form.length([...path, index, 'name'], 1, LENGTH);
    if (typeof value === 'string' && value.length > LENGTH) form.length([...path, index, 'value'], 0, LENGTH);
    if ((typeof value === 'string') !== ofText)
      form.add([...path, index, 'value'], 'BASE_TYPE_BAD_TYPE', "Not of the option's type.");
  }
  form.throwIfWrong();
  return choices;
}

interface DataOption {
  readonly type: ApplicationCommandOptionType;
  readonly focused?: boolean;
  readonly options?: readonly DataOption[];
}

function focusedType({ payload }: InteractionState): ApplicationCommandOptionType | undefined {
  const data = payload.data as APIAutocompleteApplicationCommandInteractionData | undefined;
  const find = (options: readonly DataOption[]): ApplicationCommandOptionType | undefined => {
    for (const option of options) {
      const found = option.focused ? option.type : find(option.options ?? []);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return find((data?.options ?? []) as readonly DataOption[]);
}
