// A modal beyond the schema: five fields at most, each with an id of its own, text limits that fit together.
import {
  type APIModalInteractionResponseCallbackData,
  type APITextInputComponent,
  ComponentType,
} from 'discord-api-types/v10';
import { type AnyComponent, walk } from '../components.ts';
import { checkCustomIds } from './check-components.ts';
import { Form, type Path } from './form.ts';

const FIELDS = 5;

export function checkModal({ components }: APIModalInteractionResponseCallbackData): void {
  const form = new Form();
  const path: Path = ['data', 'components'];
  if (components.length > FIELDS) form.length(path, 1, FIELDS);
  const all = walk(components as unknown as readonly AnyComponent[], path);
  checkCustomIds(form, all);
  for (const [component, place] of all) {
    if (component.type === ComponentType.ActionRow && component.components?.length !== 1)
      form.length([...place, 'components'], 1, 1);
    if (component.type === ComponentType.TextInput)
      checkInput(form, component as unknown as APITextInputComponent, place);
  }
  form.throwIfWrong();
}

function checkInput(form: Form, input: APITextInputComponent, path: Path): void {
  const inRow = path.at(-2) === 'components';
  if (inRow && !input.label) form.required([...path, 'label']);
  if (!inRow && input.label)
    form.add([...path, 'label'], 'TEXT_INPUT_LABEL_NOT_ALLOWED', 'The Label around it has the words');
  const { min_length: min = 0, max_length: max = 4000, value } = input;
  if (min > max)
    form.add([...path, 'min_length'], 'TEXT_INPUT_MIN_LENGTH_EXCEEDS_MAX', 'More than max_length');
  if (value && (value.length < min || value.length > max)) form.length([...path, 'value'], min, max);
}
