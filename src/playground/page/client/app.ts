// The page's one state and its one rule: whatever changes the view has the page drawn again.
import { nothing, render, type TemplateResult } from 'lit/html.js';
import { newView, type View } from './view.ts';

export class App {
  readonly view: View = newView();
  /** Makes the page another member's, by id or user name. */
  become: (member: string) => void = () => {};
  readonly #root: HTMLElement;
  readonly #layout: (app: App) => TemplateResult;
  readonly #after: (() => void)[] = [];
  #drawing = false;
  #version = 0;

  /** `layout` draws the page as a whole. */
  constructor(root: HTMLElement, layout: (app: App) => TemplateResult) {
    this.#root = root;
    this.#layout = layout;
  }

  /** Rises with every change but those of what is being written. */
  get version(): number {
    return this.#version;
  }

  /** Changes made together are drawn together. */
  change(edit: (view: View) => void = () => {}): void {
    this.#version += 1;
    this.write(edit);
  }

  /** Changes only what is being written: the messages, of which there may be many, stay as they are drawn. */
  write(edit: (view: View) => void): void {
    edit(this.view);
    if (this.#drawing) return;
    this.#drawing = true;
    queueMicrotask(() => this.#draw());
  }

  /** Once, when the page next stands as the view says: to move the focus or to scroll. */
  afterwards(work: () => void): void {
    this.#after.push(work);
    this.write(() => {});
  }

  #draw(): void {
    this.#drawing = false;
    render(this.view.scene ? this.#layout(this) : nothing, this.#root);
    for (const work of this.#after.splice(0)) work();
  }
}
