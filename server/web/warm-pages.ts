import { log } from "../../lib/core/log";

/** Pages that everybody gets alike: made while building, without the shop's settings, and made again after a visit. */
const PAGES = ["/", "/search", "/prices", "/products", "/cart", "/terms", "/privacy", "/sign-in", "/register"];
const LANGUAGES = ["zh", "en"];
/** A page that never ends must not keep the process from following the next change. */
const MOST_MS = 5_000;

/**
 * The first visit to each prerendered page, so that it is none of a customer's: the next one shows the shop's own name and filing
 * numbers. Nothing depends on it; what fails is noted.
 */
export async function warmPages(origin: string): Promise<void> {
  for (const language of LANGUAGES)
    for (const path of PAGES) {
      try {
        const answer = await fetch(`${origin}${path}`, {
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
