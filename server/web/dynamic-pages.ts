import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** Files of `next build`: the address of each page, and which pages are prerendered. */
const pages = z.record(z.string(), z.string());
const prerendered = z.object({ dynamicRoutes: z.record(z.string(), z.unknown()) });

/** Every page's path begins with the language, which addresses leave out (next.config.js). */
const LANGUAGE = /^\/\[locale\](?=\/|$)/;

/**
 * Which addresses, without their query, are pages that are rendered at each request, by the build in `dir`. A page for any
 * address (`[...rest]`) is not included.
 *
 * The match is strict, because a prerendered page must never be taken for a dynamic one: Next would write the visitor's nonce into
 * the
 * copy that it caches for everybody. An address that a URL parser normalises ("/account/../prices") is not included either. A
 * dynamic
 * page that is missed only gets hashes.
 * @throws when the build does not exist, or a newer Next writes these files in another form.
 */
export function readDynamicPages(dir = ".next"): (path: string) => boolean {
  const read = (file: string) => JSON.parse(readFileSync(join(dir, file), "utf8")) as unknown;
  const { dynamicRoutes } = prerendered.parse(read("prerender-manifest.json"));
  const patterns = Object.values(pages.parse(read("app-path-routes-manifest.json")))
    .filter((page) => LANGUAGE.test(page) && !(page in dynamicRoutes) && !page.includes("[..."))
    .map((page) => page.replace(LANGUAGE, "").replace(/\[\w+\]/g, "[^/]+"));
  if (patterns.length === 0) throw new Error(`the build in ${dir} names no dynamic page`);
  const dynamic = new RegExp(`^(?:${patterns.join("|")})/?$`);
  return (path) => dynamic.test(path) && new URL(`http://shop${path}`).pathname === path;
}

/** In development no page is prerendered. */
export function isAnyPage(path: string): boolean {
  return !/^\/(?:api|_next|\.well-known)(?:\/|$)/.test(path);
}
