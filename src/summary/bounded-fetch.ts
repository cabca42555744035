// An answer of a model is a page of text at most: one that never ends is cut before it fills the memory.

/** Bytes; the largest real answer has a few kilobytes. */
const LARGEST = 1024 * 1024;

/** `fetch` whose answers fail beyond 1 MB, as a connection does that breaks. */
export function boundedFetch(inner: typeof fetch, largest = LARGEST): typeof fetch {
  return async (...request) => {
    const response = await inner(...request);
    if (response.body === null) return response;
    let size = 0;
    const bound = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.byteLength;
        if (size > largest) controller.error(new Error(`the answer is larger than ${largest} bytes`));
        else controller.enqueue(chunk);
      },
    });
    return new Response(response.body.pipeThrough(bound), response);
  };
}
