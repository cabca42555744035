// One HTTP client in memory: discord.js brings undici along, and Node has another within, which it loads at the first look at one of its globals.

/**
 * Puts undici's in the place of Node's. For a process that loads discord.js anyway, and before that, as it looks whether
 * there is a FormData. Not behind a proxy, which Node's own reaches: neither of the two sends the other's FormData.
 */
export async function useOneUndici(): Promise<void> {
  const { Agent, setGlobalDispatcher, ...undici } = await import('undici');
  const { fetch, FormData, Headers, Request, Response } = undici;
  // Assigned: to define them anew would load Node's, as it looks at what they were.
  Object.assign(globalThis, { fetch, FormData, Headers, Request, Response });
  // Whatever loads Node's after all would else have discord.js send through it.
  setGlobalDispatcher(new Agent());
}
