/**
 * Before the page's own scripts, of which those of forms load zod: it would try whether the page may make functions of text, which
 * the Content-Security-Policy forbids and the browser reports. zod reads its settings from here, so that no page loads it for them alone.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

/** Next calls this when a page begins to be opened within the app; components/shell/opening-bar.tsx shows it if it takes long. */
export function onRouterTransitionStart(url: string): void {
  dispatchEvent(new CustomEvent("kumquat:opening", { detail: url }));
}
