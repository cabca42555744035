// What a file says that the bot attached to an answer.
import type { Answer } from '../../src/playground/actors/answer.ts';

export function attachedText({ world, message }: Answer, name: string): string {
  const attachment = message.data.attachments.find(({ filename }) => filename === name);
  const file = attachment && world.files.get(attachment.id);
  if (!file) throw new Error(`no file ${name}`);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);
}
