// How many tokens a text may have, where the endpoint doesn't count them.

/** About three letters make a token, and in other scripts than Latin each letter may be one. */
export function tokensIn(text: string): number {
  const others = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  return Math.ceil((text.length - others) / 3 + others);
}
