const EVENT = "kumquat:search";

/** Opens the search over everything, on a page of the back office. */
export const openSearch = (): boolean => document.dispatchEvent(new Event(EVENT));

/** Calls `open` when the search is asked for, by its button or by Ctrl-K (⌘K). @returns a function that ends it. */
export function whenSearchIsOpened(open: () => void): () => void {
  function onKey(event: KeyboardEvent) {
    if (event.key.toLowerCase() !== "k" || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey) return;
    // Browsers put the cursor into their address bar.
    event.preventDefault();
    open();
  }
  document.addEventListener(EVENT, open);
  document.addEventListener("keydown", onKey);
  return () => {
    document.removeEventListener(EVENT, open);
    document.removeEventListener("keydown", onKey);
  };
}
