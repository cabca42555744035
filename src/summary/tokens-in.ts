// How many tokens a text may have, where the endpoint doesn't count them, or counts what can't be.

/** About three letters make a token, and in other scripts than Latin each letter may be one. */
export function tokensIn(text: string): number {
  const others = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  return Math.ceil((text.length - others) / 3 + others);
}

/** What servers add of their own, in tokens: marks, templates, instructions. */
const ADDED = 1_000;

/** No token is shorter than a byte. */
export function mostTokensIn(request: string): number {
  return Buffer.byteLength(request) + ADDED;
}
