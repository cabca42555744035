// How many groups of shards each of several processes is to hold, so that they end up even: all reckon it alike.

/** `held`: how many each process holds that is there. None holds two more than another, once all have what they should. */
export function fairShare(held: ReadonlyMap<string, number>, groups: number, process: string): number {
  // Who holds most keeps most, so that as few as possible change hands.
  const order = [...held].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  const place = order.findIndex(([name]) => name === process);
  const [each, left] = [Math.floor(groups / held.size), groups % held.size];
  return place < left ? each + 1 : each;
}
