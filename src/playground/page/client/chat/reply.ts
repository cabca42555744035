// Answering a message: the box in which one types remembers what is replied to, and has the focus.
import type { MessageView } from '../../protocol.ts';
import type { App } from '../app.ts';

export function reply(app: App, { id }: MessageView): void {
  app.change(({ draft }) => {
    draft.replyTo = id;
  });
  app.afterwards(() => document.querySelector<HTMLElement>('.composer textarea')?.focus());
}
