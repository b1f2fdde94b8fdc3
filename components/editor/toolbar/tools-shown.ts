let shown = Promise.withResolvers<void>();

export function whenToolsShown(): Promise<void> {
  return shown.promise;
}

/** The tools are on the page; returns what to do when they go. */
export function tellToolsShown(): () => void {
  shown.resolve();
  return () => {
    shown = Promise.withResolvers();
  };
}
