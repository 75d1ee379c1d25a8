/** Next calls this when a page begins to be opened within the app; components/shell/opening-bar.tsx shows it if it takes long. */
export function onRouterTransitionStart(url: string): void {
  dispatchEvent(new CustomEvent("kumquat:opening", { detail: url }));
}
