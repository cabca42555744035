// What Discord's Markdown says, as a tree of plain data: no part of it is ever taken for HTML.

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: Style; readonly inner: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly inner: readonly Inline[]; readonly title: string }
  | { readonly kind: 'mention'; readonly of: 'user' | 'role' | 'channel'; readonly id: string }
  | { readonly kind: 'everyone'; readonly text: string }
  | { readonly kind: 'command'; readonly name: string }
  | { readonly kind: 'emoji'; readonly name: string; readonly id: string; readonly animated: boolean }
  | { readonly kind: 'time'; readonly seconds: number; readonly style: string };

export type Style = 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler';

export interface Item {
  readonly inner: readonly Inline[];
  readonly lists: readonly List[];
}

export interface List {
  readonly kind: 'list';
  /** The first number, or null for bullets. */
  readonly start: number | null;
  readonly items: readonly Item[];
}

export type Block =
  | { readonly kind: 'paragraph'; readonly inner: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: number; readonly inner: readonly Inline[] }
  | { readonly kind: 'small'; readonly inner: readonly Inline[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'fence'; readonly language: string; readonly text: string }
  | List;
