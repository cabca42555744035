// What the tests use of Citation.js, which ships no types.
declare module '@citation-js/core' {
  export class Cite {
    /** Without a type it is told by the text. */
    constructor(text: string, options?: { readonly forceType?: string });
    readonly data: readonly unknown[];
  }
}
