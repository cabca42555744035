// One HTTP client in memory: discord.js brings undici along, and Node has another within, which is loaded at the first look at one of its globals.

/**
 * Puts undici's in the place of Node's. For a process that loads discord.js anyway, and before that, as it looks whether
 * there is a FormData.
 */
export async function useOneUndici(): Promise<void> {
  const { fetch, FormData, Headers, Request, Response } = await import('undici');
  // To define them anew would look at what they are.
  Object.assign(globalThis, { fetch, FormData, Headers, Request, Response });
}
