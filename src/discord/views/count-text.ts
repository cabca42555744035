// A sign and its number, which no end of a line parts: ▲ 42, 👍 3.

/** No-break space (Unicode). */
const JOIN = '\u00a0';

export function withCount(sign: string, count: number): string {
  return `${sign}${JOIN}${count}`;
}

/** Hugging Face's, among other facts: none where it is not known. */
export function upvoteFacts(upvotes: number | null): string[] {
  return upvotes === null ? [] : [withCount('▲', upvotes)];
}
