import { log } from "../../lib/core/log";
import { forms } from "../../lib/product-lines/forms";
import { addressIn } from "../../messages/addresses";
import { languages } from "../../messages/languages";

/** Prerendered pages: built without the shop's settings and prices, and rendered again at a visit. */
const PAGES = [
  ...["/", "/search", "/prices", "/products", "/cart", "/terms", "/privacy", "/help", "/sign-in"],
  ...Object.keys(forms).map((id) => `/products/${id}`),
];
/** A page that hangs must not delay the next change. */
const MOST_MS = 5_000;

/**
 * Visits each prerendered page, so that visitors get it with the shop's own name and filing numbers. A failure is logged, and
 * the page is then rendered at its first visit.
 * @param isOutdated whether the pages have changed again, so that the rest need not be visited
 */
export async function warmPages(origin: string, isOutdated: () => boolean): Promise<void> {
  for (const language of languages)
    for (const path of PAGES) {
      if (isOutdated()) return;
      try {
        const answer = await fetch(`${origin}${addressIn(language, path)}`, {
          headers: { cookie: `lang=${language}` },
          redirect: "manual",
          signal: AbortSignal.timeout(MOST_MS),
        });
        await answer.arrayBuffer();
      } catch (error) {
        log.error({ err: error, path }, "could not visit a page beforehand");
      }
    }
}
