import { pageOfAddress } from "./addresses";

/** Prerendered routes whose last part is a value: /products/[productLine], /domains/[suffix], /help/[slug]. */
const WITH_VALUE = /^\/(?:products|domains|help)\//;

/** What the web process adds to an address of such a route that has no page, so that Next renders the 404 page (server/web/known-pages.ts). */
export const NO_PAGE = "/-";

/** @param page a path without language and query. */
export function hasValue(page: string): boolean {
  return WITH_VALUE.test(page);
}

/** The page that a visitor's browser has in its address while the server renders this path, which may be that of the 404 page. */
export function pageInBrowser(path: string): string {
  // In English the 404 page's path within app/[locale] has the language twice (next.config.js).
  const page = pageOfAddress(pageOfAddress(path));
  return page.endsWith(NO_PAGE) && hasValue(page) ? page.slice(0, -NO_PAGE.length) : pageOfAddress(path);
}
