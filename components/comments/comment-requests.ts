/** What somebody wants of the comments: a new thread about what is selected, or the list of all threads. */
export type CommentRequest = "start" | "list";

const name = "commonplace:comments";

export function askForComments(request: CommentRequest): void {
  dispatchEvent(new CustomEvent(name, { detail: request }));
}

export function onCommentRequest(listener: (request: CommentRequest) => void): () => void {
  const heard = (event: Event) => listener((event as CustomEvent<CommentRequest>).detail);
  addEventListener(name, heard);
  return () => removeEventListener(name, heard);
}
