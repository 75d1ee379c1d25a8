import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { languageOfAddress, pageOfAddress } from "../../messages/addresses";

/** Files of `next build`: the address of each page, and which pages are prerendered. */
const pages = z.record(z.string(), z.string());
const prerendered = z.object({ dynamicRoutes: z.record(z.string(), z.unknown()) });

/** Every page's path begins with the language, which most addresses leave out (next.config.js). */
const LANGUAGE = /^\/\[locale\](?=\/|$)/;

/** Which addresses, without their query, are pages of either kind. */
interface BuiltPages {
  /** Rendered at each request. */
  isDynamic(path: string): boolean;
  /** Rendered beforehand, and again every few seconds; everybody gets the same copy. */
  isPrerendered(path: string): boolean;
}

/**
 * The pages of the build in `dir`. A page for any address (`[...rest]`) is of neither kind.
 *
 * The match is strict, because a prerendered page must never be taken for a dynamic one: Next would write the visitor's nonce into the copy
 * that it caches for everybody. An address that a URL parser normalises ("/account/../prices") does not match either. A dynamic page that
 * is missed only gets hashes.
 * @throws when the build does not exist, or a newer Next writes these files in another form.
 */
export function readPages(dir = ".next"): BuiltPages {
  const read = (file: string) => JSON.parse(readFileSync(join(dir, file), "utf8")) as unknown;
  const { dynamicRoutes } = prerendered.parse(read("prerender-manifest.json"));
  const all = Object.values(pages.parse(read("app-path-routes-manifest.json"))).filter(
    (page) => LANGUAGE.test(page) && !page.includes("[..."),
  );
  const matching = (kind: readonly string[]) => {
    if (kind.length === 0) throw new Error(`the build in ${dir} names no page of a kind`);
    const patterns = kind.map((page) => page.replace(LANGUAGE, "").replace(/\[\w+\]/g, "[^/]+"));
    const pattern = new RegExp(`^(?:${patterns.join("|")})/?$`);
    return (path: string) => pattern.test(path) && new URL(`http://shop${path}`).pathname === path;
  };
  const isPrerendered = matching(all.filter((page) => page in dynamicRoutes));
  const dynamic = all.filter((page) => !(page in dynamicRoutes));
  const isDynamic = matching(dynamic);
  // Next takes a page without a value (/help/search) before one with a value (/help/[slug]).
  const isWithoutValue = matching(dynamic.filter((page) => !page.replace(LANGUAGE, "").includes("[")));
  const withoutLanguage = (path: string) => (languageOfAddress(path) ? pageOfAddress(path) : path);
  return {
    isDynamic: (path) => isDynamic(withoutLanguage(path)),
    isPrerendered: (path) => isPrerendered(withoutLanguage(path)) && !isWithoutValue(withoutLanguage(path)),
  };
}

/** In development no page is prerendered. */
export function isAnyPage(path: string): boolean {
  return !/^\/(?:api|_next|\.well-known)(?:\/|$)/.test(path);
}
