// What went wrong on the way to Discord: no decision of Discord's, so that it passes and the work is done later.

/** The request was not answered by Discord itself, or was held back before it left. */
export class NetworkTrouble extends Error {
  override readonly name = 'NetworkTrouble';
}

/** How Node and undici mark that there was no answer: ECONNREFUSED, UND_ERR_SOCKET and the like. */
const NO_ANSWER = /^(?:E[A-Z]{3,}|UND_ERR_)/;

/** Whether an error says that a request got no answer, or none in time. */
export function isNoAnswer(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (['AbortError', 'TimeoutError', 'NetworkTrouble'].includes(error.name)) return true;
  return 'code' in error && typeof error.code === 'string' && NO_ANSWER.test(error.code);
}

/** Whether the connection broke before there was an answer, as one does that the other side had kept open for long enough. */
export function isClosed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'UND_ERR_SOCKET';
}
