// Reads a file that was chosen for an option, as the page sends it on.
import type { App } from '../app.ts';
import type { Field } from './draft.ts';

export async function takeFile(app: App, field: Field, event: Event): Promise<void> {
  const file = (event.target as HTMLInputElement).files?.[0];
  if (!file) return;
  const { result } = await new Promise<FileReader>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader);
    reader.readAsDataURL(file);
  });
  app.write(() => {
    field.text = file.name;
    field.problem = '';
    field.chosen = { name: file.name, type: file.type, base64: String(result).split(',')[1] ?? '' };
  });
}
