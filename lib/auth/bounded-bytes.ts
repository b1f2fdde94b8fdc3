/**
 * All bytes of a body; gives up as soon as there are more than `most`. The rest stays where it is: to cancel it would end
 * the connection, and the answer with it.
 */
export async function boundedBytes(
  body: ReadableStream<Uint8Array>,
  most: number,
): Promise<Buffer<ArrayBuffer> | "too large"> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body.values({ preventCancel: true })) {
    size += chunk.byteLength;
    if (size > most) return "too large";
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
