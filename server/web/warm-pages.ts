import { log } from "../../lib/core/log";
import { addressIn } from "../../messages/addresses";
import { languages } from "../../messages/languages";

/** The pages that most visitors come to first. Like all prerendered pages they were built without the shop's settings and prices. */
const PAGES = ["/", "/search", "/prices", "/products"];
/** A page that hangs must not delay the next change. */
const MOST_MS = 5_000;

/**
 * Visits the busiest prerendered pages, so that nobody waits for them to be rendered with the present settings and prices. The others,
 * and one that failed (it is logged), are rendered at their first visit.
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
